package footfall.function.reducer;

import footfall.codec.QueueCodec;
import footfall.codec.SegmentCodec;
import footfall.codec.UnreadableMessage;
import footfall.event.Arrival;
import footfall.event.Entry;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.log.Segment;
import footfall.port.TechnologyLookup;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Runs the reducer's own code once before a snapshot is taken, so that a restored copy begins warm. Has no effect
/// outside the process.
final class Priming implements Resource {
    /// The context's reference is weak; this one keeps the resource.
    private static final Priming KEPT = new Priming();
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private TechnologyLookup technologies = _ -> Technology.NONE;

    static void register(TechnologyLookup technologies) {
        KEPT.technologies = technologies;
        Core.getGlobalContext().register(KEPT);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws UnreadableMessage {
        Event event = new Event(new EventId(new UUID(0x7000, 0)), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, false,
                new What.PageView(), new Who("v", "", "", true), Page.NONE, Source.NONE, Technology.NONE, Place.NONE,
                Map.of(), Map.of());
        Shard shard = new Shard(new SiteId("priming"), 0);
        for (QueueCodec.Body body : QueueCodec.encode(shard, List.of(new Arrival(event, AGENT)))) {
            QueueCodec.decode(body.text());
        }
        SegmentCodec.decode(shard, 1, SegmentCodec.encode(new Segment(shard, 1, Instant.EPOCH,
                List.of(new Entry.Aggregated(event)))));
        technologies.of(AGENT);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing that was drawn before the snapshot is kept.
    }
}
