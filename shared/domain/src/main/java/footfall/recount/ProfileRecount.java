package footfall.recount;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Value;
import footfall.event.What;
import footfall.profile.ProfileView;
import footfall.time.Hour;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a shard's log says of a person, told again from the first event to the last.
public final class ProfileRecount {
    private static final Pattern DAILY = Pattern.compile("d_[0-9A-Za-z_-]{22}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Comparator<Event> ORDER = Comparator.comparing(Event::at).thenComparing(Event::receivedAt)
            .thenComparing(ProfileRecount::place).thenComparing(event -> event.what() instanceof What.Increment)
            .thenComparing(Event::id);

    private final SortedMap<String, Line> lines = new TreeMap<>();
    private final SortedSet<GroupId> groups = new TreeSet<>();
    private final SortedMap<String, Instant> visitors = new TreeMap<>();
    private final Instant first;
    private final Instant last;

    /// @param events all that name the person, at least one, in any order
    public ProfileRecount(List<Event> events) {
        List<Event> sorted = events.stream().sorted(ORDER).toList();
        first = sorted.getFirst().at();
        last = sorted.getLast().at();
        sorted.stream().filter(event -> isLate(event) && event.what() instanceof What.Identify).forEach(this::tell);
        sorted.stream().filter(event -> isLate(event) && event.what() instanceof What.Increment).forEach(this::tell);
        for (Event event : sorted) {
            if (!isLate(event)) {
                tell(event);
            }
            if (event.what() instanceof What.Assign assign) {
                groups.addAll(assign.groups());
            } else if (event.what() instanceof What.Identify) {
                event.groups().forEach((type, id) -> groups.add(new GroupId(type, id)));
            }
            String visitor = event.who().visitor();
            if (!visitor.isEmpty() && !DAILY.matcher(visitor).matches()) {
                visitors.put(visitor, event.at());
            }
        }
    }

    private static int place(Event event) {
        return switch (event.what()) {
            case What.Identify identify -> identify.place();
            case What.Increment increment -> increment.place();
            case What.PageView _, What.Custom _, What.Request _, What.Engagement _, What.Group _, What.Assign _ -> 0;
        };
    }

    /// Received more than 36 days after it happened.
    private static boolean isLate(Event event) {
        return Duration.between(event.at(), event.receivedAt()).compareTo(Duration.ofDays(36)) > 0;
    }

    private void tell(Event event) {
        if (event.what() instanceof What.Identify identify) {
            identify.traits().forEach((name, value) -> lines.computeIfAbsent(name, _ -> new Line()).tell(value));
        } else if (event.what() instanceof What.Increment increment) {
            lines.computeIfAbsent(increment.property(), _ -> new Line()).step(increment.by());
        }
    }

    /// One trait, step by step.
    private static final class Line {
        private @Nullable Value value;
        private long untaken;

        void tell(Value told) {
            value = told;
            untaken = 0;
        }

        void step(BigDecimal by) {
            Optional<BigDecimal> number = value == null ? Optional.of(BigDecimal.ZERO) : switch (value) {
                case Value.Num(BigDecimal told) -> Optional.of(told);
                case Value.Text(String text) when NUMBER.matcher(text).matches() -> Optional.of(new BigDecimal(text));
                case Value.Null _ -> Optional.of(BigDecimal.ZERO);
                case Value.Text _, Value.Flag _ -> Optional.empty();
            };
            if (number.isPresent()) {
                value = new Value.Num(number.get().add(by));
            } else {
                untaken++;
            }
        }
    }

    /// Where the view says something else.
    ///
    /// @param found the view, if there is one
    public List<Difference> differences(String where, Optional<ProfileView> found) {
        List<Difference> differences = new ArrayList<>();
        if (found.isEmpty()) {
            differences.add(new Difference(where, "view", "there", "missing"));
            return differences;
        }
        ProfileView view = found.get();
        Comparison.text(where, "first", first.toString(), view.first().toString(), differences);
        Comparison.text(where, "last", Hour.of(last).start().toString(), view.last().start().toString(), differences);
        SortedMap<String, String> mine = new TreeMap<>();
        lines.forEach((name, line) -> mine.put(name, isGuessed(view, name) ? "guessed"
                : text(line.value) + ", untaken " + line.untaken));
        SortedMap<String, String> theirs = new TreeMap<>();
        view.traits().forEach((name, trait) -> theirs.put(name, trait.reckoned().guessed() ? "guessed"
                : text(trait.reckoned().value()) + ", untaken " + trait.reckoned().untaken()));
        // Not their names and values: differences are logged.
        Comparison.text(where, "traits", print(cut(mine, ProfileView.TRAITS_MAX)), print(theirs), differences);
        Comparison.text(where, "more traits", String.valueOf(mine.size() > ProfileView.TRAITS_MAX),
                String.valueOf(view.moreTraits()), differences);
        Comparison.text(where, "groups",
                print(groups.stream().limit(ProfileView.GROUPS_MAX).map(GroupId::toString).toList()),
                print(view.groups().stream().map(GroupId::toString).toList()), differences);
        Comparison.text(where, "more groups", String.valueOf(groups.size() > ProfileView.GROUPS_MAX),
                String.valueOf(view.moreGroups()), differences);
        Comparison.text(where, "visitors", print(latest()), print(view.visitors().entrySet().stream()
                .map(seen -> seen.getKey() + " " + seen.getValue().start()).toList()), differences);
        return differences;
    }

    /// Whether the view says of itself that it may be wrong.
    private static boolean isGuessed(ProfileView view, String name) {
        return view.traits().containsKey(name) && view.traits().get(name).reckoned().guessed();
    }

    private List<String> latest() {
        return visitors.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, Instant> seen) ->
                        Hour.of(seen.getValue())).thenComparing(Map.Entry::getKey).reversed())
                .limit(ProfileView.VISITORS_MAX).sorted(Map.Entry.comparingByKey())
                .map(seen -> seen.getKey() + " " + Hour.of(seen.getValue()).start()).toList();
    }

    private static List<String> cut(SortedMap<String, String> lines, int max) {
        return lines.entrySet().stream().limit(max).map(Map.Entry::toString).toList();
    }

    private static String print(SortedMap<String, String> lines) {
        return print(cut(lines, Integer.MAX_VALUE));
    }

    private static String print(List<String> lines) {
        return lines.size() + " with the print %08x".formatted(lines.hashCode());
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Num(BigDecimal number) ? "number " + number.stripTrailingZeros().toString()
                : String.valueOf(value);
    }
}
