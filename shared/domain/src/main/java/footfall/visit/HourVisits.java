package footfall.visit;

import footfall.log.View;
import footfall.log.ViewKey;
import footfall.log.ViewKind;
import footfall.rollup.Rollup;
import footfall.site.Shard;
import footfall.time.Hour;

/// The visits of an hour: an exact function of the log up to `fold`, made anew from slots and put whole; the newer
/// stands.
///
/// @param fold   the seq of the last segment of the prefix that it describes
/// @param rollup total: sessions that start in this hour, with their bounces and durations, the visitors of visits with
///               counted events in this hour, each under the id with which its visit began, and the visitors who are
///               new in it; `visit:` rows: those sessions, the events of this hour under the values of their session,
///               and the new visitors under the values that their first counted event has
public record HourVisits(Shard shard, Hour hour, long fold, Rollup rollup) implements View {
    /// Where the visits of an hour stand.
    public static ViewKey key(Shard shard, Hour hour) {
        return new ViewKey(shard, ViewKind.VISITS, hour.index(), 0);
    }

    @Override
    public ViewKey key() {
        return key(shard, hour);
    }
}
