package footfall.report;

import footfall.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A question for the values of one property of events of one name, checked.
///
/// @param question its site, range, zone, limit and page; what it counts is always the same
public record Breakdown(Question question, String event, String property) {
    /// The longest name of an event, in code points.
    static final int EVENT_CHARS_MAX = 120;
    /// The longest name of a property that any dialect takes, in code points.
    static final int PROPERTY_CHARS_MAX = 400;
    private static final List<String> METRICS = List.of(Metric.EVENTS.code(), Metric.VISITORS.code());

    /// The question that a claim makes, its range told from `now`; with a cursor, from when its first page was made.
    ///
    /// @param claim of which metrics, dimensions, order and includes are not looked at
    public static Checked<Breakdown> of(Claim claim, String event, String property, Site site, Instant now) {
        List<Fault> faults = new ArrayList<>();
        name("event", event, EVENT_CHARS_MAX, faults);
        name("property", property, PROPERTY_CHARS_MAX, faults);
        List<Cursor> after = new ArrayList<>();
        if (!claim.cursor().isEmpty()) {
            switch (Cursor.read(claim.cursor(), now)) {
                case Checked.Fine<Cursor>(Cursor cursor) -> after.add(cursor);
                case Checked.Bad<Cursor>(List<Fault> found) -> faults.addAll(found);
            }
        }
        Claim bare = new Claim(claim.site(), METRICS, List.of(), claim.dateRange(), claim.timeZone(), List.of(),
                claim.limit(), List.of(), "");
        return switch (QuestionCheck.of(bare, site, after.isEmpty() ? now : after.getFirst().asOf())) {
            case Checked.Bad<Question>(List<Fault> found) -> {
                faults.addAll(found);
                yield new Checked.Bad<>(faults);
            }
            case Checked.Fine<Question>(Question question) -> {
                Breakdown asked = new Breakdown(question, event, property);
                if (!after.isEmpty() && after.getFirst().mark() != asked.mark()) {
                    faults.add(new Fault("cursor_mismatch", "cursor", "cursor: belongs to another question"));
                }
                yield faults.isEmpty() ? new Checked.Fine<>(asked.after(after)) : new Checked.Bad<>(faults);
            }
        };
    }

    private static void name(String what, String name, int charsMax, List<Fault> faults) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > charsMax) {
            faults.add(new Fault("invalid_query", what, "%s: must be the name of %s, 1 to %d characters".formatted(what,
                    what.equals("event") ? "an event" : "a property", charsMax)));
        }
    }

    private Breakdown after(List<Cursor> pages) {
        return new Breakdown(new Question(question.site(), question.metrics(), question.axes(), question.range(),
                question.zone(), question.orders(), question.limit(), question.include(), pages), event, property);
    }

    /// What ties a cursor to it.
    public long mark() {
        return QuestionMark.of(question, String.join("\0", "breakdown", event, property));
    }
}
