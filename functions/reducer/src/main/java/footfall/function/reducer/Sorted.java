package footfall.function.reducer;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import footfall.codec.QueueCodec;
import footfall.codec.UnreadableMessage;
import footfall.site.Shard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch sorted by shard.
///
/// @param parts      in the order in which the shards first appear
/// @param unreadable messages of which nothing can be said: they come again, and end among the dead letters
record Sorted(Map<Shard, Part> parts, List<SQSMessage> unreadable) {
    private static final Logger LOG = LoggerFactory.getLogger(Sorted.class);

    static Sorted of(List<SQSMessage> messages) {
        Map<Shard, Part> parts = new LinkedHashMap<>();
        List<SQSMessage> unreadable = new ArrayList<>();
        for (SQSMessage message : messages) {
            try {
                QueueCodec.Message read = QueueCodec.decode(message.getBody());
                Part part = parts.computeIfAbsent(read.shard(), Part::new);
                part.deliveries().addAll(read.deliveries());
                part.messages().add(message);
            } catch (UnreadableMessage e) {
                LOG.atError().addKeyValue("message_id", message.getMessageId()).addKeyValue("rule", e.getMessage())
                        .log("message unreadable");
                unreadable.add(message);
            }
        }
        return new Sorted(parts, unreadable);
    }
}
