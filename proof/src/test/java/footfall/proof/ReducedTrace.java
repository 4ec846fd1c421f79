package footfall.proof;

import footfall.codec.QueueCodec;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.What;
import footfall.event.Who;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.time.Day;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Traffic of every type, partly late, repeated and broken, brought into a log and views in memory.
final class ReducedTrace implements InstantSource {
    static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));
    static final Day FIRST_DAY = Day.of(Instant.parse("2026-03-01T18:00:00Z"));
    private static final Instant START = Instant.parse("2026-03-01T18:00:00Z");
    private static final int MESSAGE_EVENTS = 25;

    final Shard shard = new Shard(new SiteId("demo"), 0);
    final MemoryLogStore log = new MemoryLogStore();
    final MemoryViewStore views = new MemoryViewStore();
    private final AppendEvents append = new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), QueueCodec::content, this);
    private final FoldShard fold = new FoldShard(log, views);
    private final Trace trace;
    private final Random chance;
    private final List<Delivery> held = new ArrayList<>();
    private final List<Delivery> sent = new ArrayList<>();
    private Instant now = START;

    ReducedTrace(long seed) {
        this(seed, 0.08);
    }

    /// @param rate events a second
    ReducedTrace(long seed, double rate) {
        chance = new Random(seed);
        trace = new Trace(Traffic.STANDARD.atRate(rate).withReturning(0.4), START, 11);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void append(int events) {
        List<Delivery> message = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            Arrival arrival = trace.next();
            now = arrival.event().at().plusSeconds(3);
            Delivery delivery = chance.nextInt(50) == 0 ? broken(arrival.event())
                    : new Delivery.Read(new Arrival(changed(arrival.event()), ""));
            (chance.nextInt(10) == 0 ? held : message).add(delivery);
            sent.add(delivery);
            if (chance.nextInt(20) == 0) {
                message.add(sent.get(chance.nextInt(sent.size())));
            }
            if (!held.isEmpty() && chance.nextInt(40) == 0) {
                message.addAll(held);
                held.clear();
            }
            if (message.size() >= MESSAGE_EVENTS) {
                append.append(shard, message);
                message.clear();
            }
        }
        if (!message.isEmpty()) {
            append.append(shard, message);
        }
    }

    /// One visitor's page views at equal distances from now on; every other one comes after all the rest.
    void appendEvery(Duration gap, int count) {
        List<Delivery> inTime = new ArrayList<>();
        List<Delivery> late = new ArrayList<>();
        Event first = trace.next().event();
        Instant start = now;
        for (int i = 0; i < count; i++) {
            now = start.plus(gap.multipliedBy(i));
            Event event = new Event(new EventId(new UUID(now.toEpochMilli(), 1)), now, now, now, false, first.what(),
                    new Who("one", "", "", true), first.page(), first.source(), first.technology(), first.place(),
                    Map.of(), Map.of());
            (i % 2 == 0 ? inTime : late).add(new Delivery.Read(new Arrival(event, "")));
        }
        append.append(shard, inTime);
        fold();
        append.append(shard, late);
    }

    void fold() {
        fold.fold(shard, RULES);
    }

    private Event changed(Event event) {
        What what = switch (chance.nextInt(12)) {
            case 0 -> new What.Custom("signup", List.of());
            case 1 -> new What.Identify(Map.of());
            case 2 -> new What.Engagement(4_000, 10, 1);
            case 3 -> new What.Request("/api", "GET", 200, 3, -1, -1, "");
            default -> event.what();
        };
        String daily = event.who().visitor();
        String visitor = chance.nextInt(15) == 0 ? "" : daily.hashCode() % 2 == 0 ? daily : "given " + daily;
        boolean visits = !(what instanceof What.Request) && !visitor.isEmpty() && chance.nextInt(20) != 0;
        String own = chance.nextInt(3) == 0 ? "own" : "";
        Who who = visitor.hashCode() % 2 == 0 ? new Who(visitor, own, "", visits)
                : daily(visitor, own, visits, event.at());
        return new Event(event.id(), event.at(), event.claimedAt(), event.receivedAt(), chance.nextInt(30) == 0, what,
                who, event.page(), event.source(), event.technology(), event.place(), Map.of(), Map.of());
    }

    /// Half of the visitors have one id a date, and carry the one before in the first timeout of a date.
    private static Who daily(String visitor, String session, boolean visits, Instant at) {
        LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Duration since = Duration.between(date.atStartOfDay(ZoneOffset.UTC).toInstant(), at);
        boolean late = since.compareTo(RULES.timeouts().at(at)) < 0;
        return visitor.isEmpty() ? new Who("", session, "", visits)
                : new Who(visitor + " " + date, session, "", visits, late ? visitor + " " + date.minusDays(1) : "");
    }

    private static Delivery broken(Event event) {
        return new Delivery.Broken(event.id(), event.receivedAt(), FailReason.UNREADABLE, "at: none", "{}");
    }
}
