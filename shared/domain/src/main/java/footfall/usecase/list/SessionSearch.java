package footfall.usecase.list;

import footfall.event.Event;
import footfall.event.What;
import footfall.prefix.ShardState;
import footfall.rollup.HourCounters;
import footfall.time.Hour;
import footfall.time.Minute;
import footfall.visit.Moment;
import footfall.visit.Session;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Looks through one shard for the events of a session, and for those that servers may have reported of it. For one
/// reading.
final class SessionSearch {
    /// The most segments that are looked through for servers' events.
    static final int SEGMENTS_MAX = 1_000;
    /// The most events with money that are found.
    static final int EARNED_MAX = 10_000;

    private final ShardState state;
    private final Session session;
    private final SessionRules rules;
    private final boolean isHome;
    private final Instant oldest;
    private final long end;

    /// @param isHome whether the session's own events are in this shard
    /// @param oldest events before it are not there
    /// @param end    the last seq that counts
    SessionSearch(ShardState state, Session session, SessionRules rules, boolean isHome, Instant oldest, long end) {
        this.state = state;
        this.session = session;
        this.rules = rules;
        this.isHome = isHome;
        this.oldest = oldest;
        this.end = end;
    }

    /// What was found, newest first.
    ///
    /// @param events for a page
    /// @param earned those with money, of all pages
    /// @param whole  whether servers' events were looked for
    record Found(long end, List<Event> events, List<Event> earned, boolean whole) {}

    /// @param before where the last page ended; none: the first page
    /// @param wanted the most events for a page
    Found find(List<Moment> before, int wanted) {
        boolean whole = segments() <= SEGMENTS_MAX;
        List<Event> events = new ArrayList<>();
        List<Event> earned = new ArrayList<>();
        if (isHome) {
            EventWalk.Wanted own = new OwnEvents(session);
            events.addAll(walk(before, own, _ -> true, session.span().last(), wanted));
            earned.addAll(walk(List.of(), own, SessionSearch::isEarned, session.span().last(), EARNED_MAX));
        }
        if (whole) {
            Instant last = rules.reach(session.span().last());
            EventWalk.Wanted reported = new Reported();
            events.addAll(walk(before, reported, _ -> true, last, wanted));
            earned.addAll(walk(List.of(), reported, SessionSearch::isEarned, last, EARNED_MAX));
        }
        events.sort(EventWalk.NEWEST);
        return new Found(end, events, earned, whole);
    }

    private List<Event> walk(List<Moment> before, EventWalk.Wanted wish, Predicate<Event> also, Instant latest,
                             int wanted) {
        EventWalk.Wanted both = new EventWalk.Wanted() {
            @Override
            public boolean mayBeIn(Minute minute) {
                return wish.mayBeIn(minute);
            }

            @Override
            public boolean is(Event event) {
                return also.test(event) && wish.is(event);
            }
        };
        return new EventWalk(state, end, before, oldest, both).from(latest, wanted).events();
    }

    private static boolean isEarned(Event event) {
        return event.what() instanceof What.Custom custom && !custom.revenue().isEmpty();
    }

    /// How many segments hold events of the minutes in which a server may have reported something.
    private long segments() {
        Reported reported = new Reported();
        return state.counters(Hour.of(session.span().first()), Hour.of(rules.reach(session.span().last())).next())
                .values().stream().flatMap(hour -> minutes(hour, reported).stream().flatMap(minute ->
                        hour.minutes().get(minute.ofHour()).segments().seqs().boxed())).distinct().count();
    }

    private static List<Minute> minutes(HourCounters hour, Reported reported) {
        long first = Minute.of(hour.hour().start()).index();
        List<Minute> minutes = new ArrayList<>();
        for (long index = first; index < first + 60; index++) {
            if (reported.mayBeIn(new Minute(index))) {
                minutes.add(new Minute(index));
            }
        }
        return minutes;
    }

    /// What servers may have reported of the session; another one may be nearer.
    private final class Reported implements EventWalk.Wanted {
        @Override
        public boolean mayBeIn(Minute minute) {
            return minute.compareTo(Minute.of(session.span().first())) >= 0
                    && !minute.start().isAfter(rules.reach(session.span().last()));
        }

        @Override
        public boolean is(Event event) {
            return event.isReported() && session.mayHaveEarned(event, rules);
        }
    }
}
