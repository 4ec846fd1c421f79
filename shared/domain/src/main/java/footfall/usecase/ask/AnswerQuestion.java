package footfall.usecase.ask;

import footfall.port.DriftStore.Drift;
import footfall.port.LogStore;
import footfall.port.QueueDepth;
import footfall.port.Unavailable;
import footfall.port.ViewStore;
import footfall.prefix.ShardState;
import footfall.report.Answer;
import footfall.report.Answers;
import footfall.report.Arrivals;
import footfall.report.Channels;
import footfall.report.Checked;
import footfall.report.Cursor;
import footfall.report.Fault;
import footfall.report.Include;
import footfall.report.Metric;
import footfall.report.Plan;
import footfall.report.Prefix;
import footfall.report.Question;
import footfall.report.Table;
import footfall.report.Tier;
import footfall.report.Warning;
import footfall.report.Window;
import footfall.site.Kept;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.visit.Closing;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Answers questions about a site. Safe for use by many threads.
public final class AnswerQuestion {
    private final LogStore log;
    private final ViewStore views;
    private final QueueDepth depth;
    private final Function<SiteId, List<Drift>> drifts;
    private final Channels channels;
    private final InstantSource clock;

    /// Answers without a queue, results of comparisons and names of sources to ask.
    public AnswerQuestion(LogStore log, ViewStore views, InstantSource clock) {
        this(log, views, () -> {
            throw new Unavailable("queue: there is none to ask");
        }, _ -> {
            throw new Unavailable("drifts: there are none to ask");
        }, Channels.UNTOLD, clock);
    }

    /// @param depth    asked only if a question includes the pipeline
    /// @param drifts   tells what the last comparisons of a site's views with its log found; throws `Unavailable` if
    ///                 it can not; asked only then, too
    /// @param channels sorts visits into channels
    public AnswerQuestion(LogStore log, ViewStore views, QueueDepth depth, Function<SiteId, List<Drift>> drifts,
                          Channels channels, InstantSource clock) {
        this.log = log;
        this.views = views;
        this.depth = depth;
        this.drifts = drifts;
        this.channels = channels;
        this.clock = clock;
    }

    /// Answers each question, or says why not, in order. In each shard all are answered from one prefix of the log, but
    /// for those that go on after a page: they are answered from the prefix of their first page. Throws `Unavailable`
    /// if a store does not answer.
    ///
    /// @param questions of this site
    public List<Checked<Answer>> answer(Site site, List<Question> questions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Window> windows = questions.stream().map(question -> Window.of(question, kept(site, question, now)))
                .toList();
        List<Plan> plans = windows.stream().map(Plan::of).toList();
        SessionRules rules = new SessionRules(site.timeouts());
        List<List<ShardCount>> shards = new ArrayList<>();
        for (int number = 0; number < site.sharding().count(); number++) {
            Shard shard = new Shard(site.id(), number);
            shards.add(ShardState.reading(log, views, shard, rules, state -> IntStream.range(0, questions.size())
                    .mapToObj(i -> count(state, windows.get(i).question(), plans.get(i),
                            site.retention().kept(now), rules, now)).toList()));
        }
        return IntStream.range(0, questions.size()).mapToObj(i -> answer(site, questions.get(i), plans.get(i),
                shards.stream().map(counts -> counts.get(i)).toList(), windows.get(i).warnings(), now)).toList();
    }

    /// What was kept when the first page was made: pages never shift.
    private static Kept kept(Site site, Question question, Instant now) {
        return site.retention().kept(question.after().stream().map(Cursor::asOf).findFirst().orElse(now));
    }

    private ShardCount count(ShardState state, Question question, Plan plan, Kept kept, SessionRules rules,
                             Instant now) {
        Terms terms = new Terms(kept, new Closing(rules, question.after().stream().map(Cursor::asOf).findFirst()
                .orElse(now)), channels);
        for (Cursor page : question.after()) {
            int number = state.head().shard().number();
            long end = number < page.ends().size() ? page.ends().get(number) : 0;
            if (end != state.end()) {
                return PastReading.count(log, state, end, question, plan, terms);
            }
        }
        return ShardCount.of(state, question, plan, terms);
    }

    private Checked<Answer> answer(Site site, Question question, Plan plan, List<ShardCount> counts,
                                   List<Warning> window, Instant now) {
        Table table = new Table(question, plan, channels);
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        SortedMap<String, Long> pipeline = new TreeMap<>();
        for (ShardCount count : counts) {
            if (!count.faults().isEmpty()) {
                return new Checked.Bad<>(count.faults());
            }
            table.add(count.table());
            tiers.addAll(count.tiers());
            Arrivals.add(pipeline, count.pipeline());
        }
        Optional<Fault> fault = Earned.into(table, site, counts.stream().map(ShardCount::earned).toList());
        if (fault.isPresent()) {
            return new Checked.Bad<>(fault.stream().toList());
        }
        Instant asOf = question.after().stream().map(Cursor::asOf).findFirst().orElse(now);
        Prefix prefix = new Prefix(asOf, counts.stream().map(ShardCount::end).toList());
        List<Warning> warnings = new ArrayList<>(window);
        warnings.addAll(daily(site, question, table));
        if (question.include().contains(Include.PIPELINE)) {
            Instant line = site.retention().kept(now).hours();
            warnings.addAll(question.range().from().isBefore(line)
                    ? List.of(new Warning.Expired(Tier.HOUR, line)) : List.of());
            warnings.addAll(waiting(pipeline, now));
            warnings.addAll(drift(site, pipeline));
        }
        return new Checked.Fine<>(Answers.of(question, plan, table, tiers, prefix, pipeline, warnings));
    }

    /// Adds what waits in the queue. What can not be told is left out, and named.
    private List<Warning> waiting(SortedMap<String, Long> pipeline, Instant now) {
        List<Long> newest = Optional.ofNullable(pipeline.remove(Arrivals.NEWEST)).stream().toList();
        long pending;
        try {
            pending = depth.pendingMessages();
        } catch (Unavailable e) {
            return List.of(new Warning.Untold(Arrivals.PENDING_MESSAGES), new Warning.Untold(Arrivals.LAG_MS));
        }
        pipeline.put(Arrivals.PENDING_MESSAGES, pending);
        if (pending > 0 && newest.isEmpty()) {
            return List.of(new Warning.Untold(Arrivals.LAG_MS));
        }
        pipeline.put(Arrivals.LAG_MS, pending == 0 ? 0 : Math.max(0, now.toEpochMilli() - newest.getFirst()));
        return List.of();
    }

    /// Adds what the last comparisons found; left out, and named, if there was none yet.
    private List<Warning> drift(Site site, SortedMap<String, Long> pipeline) {
        List<Drift> last;
        try {
            last = drifts.apply(site.id());
        } catch (Unavailable e) {
            last = List.of();
        }
        if (last.isEmpty()) {
            return List.of(new Warning.Untold(Arrivals.DRIFT));
        }
        pipeline.put(Arrivals.DRIFT, last.stream().mapToLong(Drift::differences).sum());
        return List.of();
    }

    /// Daily visitors are new on each of a site's days.
    private static List<Warning> daily(Site site, Question question, Table table) {
        ZoneId zone = site.timeZone();
        boolean days = question.range().from().atZone(zone).toLocalDate()
                .isBefore(question.range().to().minusMillis(1).atZone(zone).toLocalDate());
        return table.countsDaily() && days && question.metrics().stream().anyMatch(Metric::ofVisitors)
                ? List.of(new Warning.CookielessDaily()) : List.of();
    }
}
