package footfall.function.reducer;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import footfall.event.Delivery;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.List;

/// The part of a batch that belongs to one shard; filled by one thread.
record Part(Shard shard, List<Delivery> deliveries, List<SQSMessage> messages) {
    Part(Shard shard) {
        this(shard, new ArrayList<>(), new ArrayList<>());
    }
}
