package footfall.site;

import footfall.time.Day;

/// What becomes of a site's shards when another number is wanted. A number is only raised. As one earlier number is
/// remembered, the next raise waits until no event of a day before the last one can come any more.
sealed interface Resharding {
    /// Events and retries are not taken from longer ago: the id index's life.
    int DAYS_REMEMBERED = 35;

    /// The shards as wanted, from the next midnight on.
    record Done(Sharding sharding) implements Resharding {}

    /// Nothing changes.
    record Refused(String why) implements Resharding {}

    static Resharding of(Sharding standing, int wanted, Day today) {
        if (wanted == standing.count()) {
            return new Done(standing);
        }
        if (wanted < standing.count()) {
            return new Refused("can only be raised, is " + standing.count());
        }
        boolean raisedBefore = standing.before() < standing.count();
        boolean inForce = standing.since().index() <= today.index();
        if (raisedBefore && inForce && today.index() < standing.since().index() + DAYS_REMEMBERED) {
            return new Refused("was raised within the last " + DAYS_REMEMBERED + " days, must wait");
        }
        return new Done(new Sharding(wanted, standing.on(today), new Day(today.index() + 1)));
    }
}
