package footfall.report;

import footfall.event.Event;
import footfall.event.Source;
import footfall.event.What;
import footfall.rollup.Dimension;
import footfall.rollup.EventTally;
import footfall.rollup.Rollup;
import footfall.rollup.Takings;
import footfall.rollup.Tally;
import footfall.rollup.TallyBuilder;
import footfall.rollup.Uniques;
import footfall.rollup.VisitValues;
import footfall.visit.Edge;
import footfall.visit.Session;
import footfall.visit.VisitCount;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of one question, added up from rollups, events and sessions that do not overlap. One sum, one thread.
public final class Table {
    private final Question question;
    private final Plan plan;
    private final Channels channels;
    private final List<Dimension> dimensions;
    private final Map<RowKey, TallyBuilder> rows = new HashMap<>();
    private final TallyBuilder total = new TallyBuilder();

    /// @param channels sorts visits into channels
    public Table(Question question, Plan plan, Channels channels) {
        this.question = question;
        this.plan = plan;
        this.channels = channels;
        this.dimensions = question.dimensions();
    }

    /// Adds what was counted of a stretch that lies in one bucket.
    ///
    /// @param start the first instant of the stretch
    public void add(Instant start, Rollup rollup) {
        int bucket = plan.bucketOf(start);
        total.add(rollup.total());
        if (question.isOfCurrencies()) {
            addCurrencies(bucket, rollup.total());
        } else if (dimensions.isEmpty()) {
            row(bucket, List.of()).add(rollup.total());
        } else {
            rollup.rows(dimensions.getFirst()).forEach((key, tally) -> {
                if (!isNothing(tally)) {
                    row(bucket, List.of(key)).add(tally);
                }
            });
        }
    }

    /// Adds an event if it is counted and its time must be scanned; without its users and money where these are counted
    /// in visits and a server reported them.
    ///
    /// @param source  that of its session; its own if it has none
    /// @param values  those of its session; its own if it has none
    /// @param visitor the one with whom its session began; its own if it has none. Rows of something that only events
    ///                have count its own
    /// @param fresh   whether its visitor is new with it
    public void add(Event event, Source source, VisitValues values, String visitor, boolean fresh) {
        if (!event.what().counted() || !plan.scans(event.at())) {
            return;
        }
        Tally told = fresh ? EventTally.of(event, visitor).plus(Tally.NEW_VISITOR) : EventTally.of(event, visitor);
        boolean apart = question.asksInVisits() && event.isReported();
        Tally inAll = apart ? told.telling(Uniques.NONE, Takings.NONE) : told;
        total.add(inAll);
        if (question.isOfCurrencies()) {
            addCurrencies(plan.bucketOf(event.at()), inAll);
        } else {
            Tally own = apart ? EventTally.of(event).telling(Uniques.NONE, Takings.NONE) : EventTally.of(event);
            row(plan.bucketOf(event.at()), keys(event, source, values)).add(question.countsSessions() ? inAll : own);
        }
    }

    /// Adds users and money of an event that a server reported, which `add` left out.
    ///
    /// @param source that of the visit in which it was earned; its own if it belongs to none
    /// @param values those of that visit, or its own
    public void addEarned(Event event, Source source, VisitValues values) {
        Tally own = EventTally.of(event);
        Tally earned = Tally.NONE.telling(own.users(), own.takings());
        total.add(earned);
        row(plan.bucketOf(event.at()), keys(event, source, values)).add(earned);
    }

    private List<String> keys(Event event, Source source, VisitValues values) {
        return dimensions.stream().map(dimension -> switch (dimension) {
            case EVENT_NAME -> dimension.row(event.what().name());
            case EVENT_PAGE -> dimension.row(event.page().path());
            case EVENT_CURRENCY -> dimension.row(currency(event));
            case VISIT_CHANNEL -> dimension.row(channels.of(source));
            case VISIT_SOURCE, VISIT_REFERRER, UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT, BROWSER,
                 OS, DEVICE, COUNTRY -> values.rows().get(dimension);
        }).toList();
    }

    private static String currency(Event event) {
        return event.what() instanceof What.Custom custom
                ? custom.revenue().stream().map(What.Revenue::currency).findFirst().orElse("") : "";
    }

    /// A row for each currency; events that earned nothing have none.
    private void addCurrencies(int bucket, Tally tally) {
        tally.takings().byCurrency().forEach((currency, sum) -> row(bucket, List.of(currency)).add(
                Tally.ofEvents(sum.events(), 0, Uniques.NONE).telling(Uniques.NONE,
                        new Takings(new TreeMap<>(Map.of(currency, sum))))));
    }

    /// Adds a session if it starts where events must be scanned.
    public void add(Session session) {
        Instant start = session.span().first();
        if (!question.countsSessions() || !plan.scans(start)) {
            return;
        }
        VisitValues values = session.values();
        Tally tally = VisitCount.starting(session);
        total.add(tally);
        row(plan.bucketOf(start), dimensions.stream().map(dimension -> dimension == Dimension.VISIT_CHANNEL
                ? dimension.row(channels.of(session.source())) : values.rows().get(dimension)).toList()).add(tally);
    }

    /// Adds an edge of a session if it stands in the range. It is a row by its name, and in no total.
    public void add(Edge edge, Session session) {
        Instant at = edge.at(session);
        if (question.range().contains(at)) {
            row(plan.bucketOf(at), List.of(edge.label())).add(Tally.ofEvents(1, 0, Uniques.NONE));
        }
    }

    /// Adds the same question's rows of another shard.
    public void add(Table other) {
        total.add(other.total.tally());
        other.rows.forEach((key, sum) -> row(key.bucket(), key.keys()).add(sum.tally()));
    }

    private TallyBuilder row(int bucket, List<String> keys) {
        return rows.computeIfAbsent(new RowKey(bucket, keys), _ -> new TallyBuilder());
    }

    private static boolean isNothing(Tally tally) {
        return tally.events() == 0 && tally.sessions() == 0 && tally.users().equals(Uniques.NONE)
                && tally.takings().isNone();
    }

    /// Whether it counts events of daily visitors.
    public boolean countsDaily() {
        return total.tally().daily() > 0;
    }

    /// What was counted in all.
    Tally total() {
        return total.tally();
    }

    /// The rows in which anything was counted.
    Map<RowKey, Tally> rows() {
        Map<RowKey, Tally> found = new HashMap<>();
        rows.forEach((key, sum) -> {
            Tally tally = sum.tally();
            if (!isNothing(tally)) {
                found.put(key, tally);
            }
        });
        return found;
    }
}
