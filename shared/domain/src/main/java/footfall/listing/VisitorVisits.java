package footfall.listing;

import footfall.visit.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is known of a visitor beside when it was seen last. Lists are of none or one.
///
/// @param first     its first counted event
/// @param lastVisit the last event of its visits, as far as they were read
/// @param user      whom its visits named last, as far as they were read
/// @param sessions  its sessions
/// @param events    counted events of them
/// @param pageviews page views of them
/// @param whole     whether all of its visits were read; else the counts are of the latest alone
public record VisitorVisits(List<Instant> first, List<Instant> lastVisit, List<Mark<String>> user, long sessions,
                            long events, long pageviews, boolean whole) {
    /// Nothing is known.
    public static final VisitorVisits NONE = new VisitorVisits(List.of(), List.of(), List.of(), 0, 0, 0, true);

    /// What two shards know of the same visitor.
    public VisitorVisits plus(VisitorVisits other) {
        return new VisitorVisits(
                Stream.concat(first.stream(), other.first.stream()).min(Comparator.naturalOrder()).stream().toList(),
                Stream.concat(lastVisit.stream(), other.lastVisit.stream()).max(Comparator.naturalOrder()).stream()
                        .toList(),
                latest(Stream.concat(user.stream(), other.user.stream())), sessions + other.sessions,
                events + other.events, pageviews + other.pageviews, whole && other.whole);
    }

    /// The latest of some marks.
    public static List<Mark<String>> latest(Stream<Mark<String>> marks) {
        return marks.max(Comparator.comparing(Mark::moment)).stream().toList();
    }
}
