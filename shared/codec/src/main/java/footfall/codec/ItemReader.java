package footfall.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import footfall.codec.Fields.Unfit;
import footfall.event.Arrival;
import footfall.event.Delivery;
import footfall.event.Delivery.Broken;
import footfall.event.EventId;
import footfall.event.FailReason;
import footfall.event.SkipReason;
import footfall.site.Shard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One item of a message: an event, an event that is sent again, that there was one of which nothing is kept, or a
/// number of dropped ones.
///
/// @param receivedAt what the message says
/// @param place      of the item in its message
record ItemReader(Shard shard, Instant receivedAt, int place) {
    /// Which versions are read, in words.
    static final String VERSIONS = "v: must be " + QueueCodec.OLDEST + ".." + QueueCodec.VERSION;
    private static final int ATTEMPTS_MAX = 1_000_000;

    /// Whether a version is read.
    static boolean isKnown(long version) {
        return version >= QueueCodec.OLDEST && version <= QueueCodec.VERSION;
    }

    Delivery read(String content) throws IOException {
        try (JsonParser json = Json.read(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return broken(derived(content), FailReason.UNREADABLE, "event: must be an object", content);
            }
            Fields fields = new Fields("", Json.object(json));
            EventId id = id(fields, content);
            try {
                if (!isKnown(fields.number("v"))) {
                    return broken(id, FailReason.UNKNOWN_VERSION, VERSIONS, content);
                }
                return fields.has("again") ? again(fields.inner("again"))
                        : fields.has("unkept") ? unkept(fields)
                        : fields.has("dropped") ? dropped(fields) : new Delivery.Read(EventReader.read(fields));
            } catch (Unfit e) {
                return broken(id, FailReason.UNREADABLE, String.valueOf(e.getMessage()), content);
            }
        }
    }

    private Delivery again(Fields again) throws Unfit {
        EventId id = EventReader.id(again);
        Instant received = again.time("received_at");
        int attempts = number(again, "attempts", 2, ATTEMPTS_MAX);
        String content = again.required("event");
        return switch (event(content)) {
            case Delivery.Read(Arrival arrival, _) -> new Delivery.Read(arrival.listedAs(id, received), attempts);
            case Broken broken -> new Broken(id, received, broken.reason(), broken.detail(), content, attempts);
            case Delivery.Dropped _, Delivery.Unkept _ -> new Broken(id, received, FailReason.UNREADABLE,
                    "event: must be an event", content, attempts);
        };
    }

    private Delivery event(String content) {
        try {
            return content.contains("\"again\"") ? plain(content) : read(content);
        } catch (IOException e) {
            return broken(derived(content), FailReason.UNREADABLE, "event: must be JSON", content);
        }
    }

    /// An event that holds the word by chance is an event; what is sent again twice over is not unwrapped twice.
    private Delivery plain(String content) throws IOException {
        try (JsonParser json = Json.read(content)) {
            boolean wraps = json.nextToken() == JsonToken.START_OBJECT
                    && new Fields("", Json.object(json)).has("again");
            return wraps ? broken(derived(content), FailReason.UNREADABLE, "event: must be an event", content)
                    : read(content);
        }
    }

    private static Delivery unkept(Fields fields) throws Unfit {
        Optional<SkipReason> reason = SkipReason.of(fields.required("unkept"));
        return new Delivery.Unkept(EventReader.id(fields), fields.time("received_at"),
                reason.isPresent() ? reason.get() : fields.unfit("unkept", "must be a reason to skip"));
    }

    private static Delivery dropped(Fields fields) throws Unfit {
        return new Delivery.Dropped(EventReader.id(fields), fields.time("received_at"),
                number(fields, "dropped", 1, Integer.MAX_VALUE));
    }

    private static int number(Fields fields, String name, int least, int most) throws Unfit {
        int number = fields.small(name);
        return number >= least && number <= most ? number
                : fields.unfit(name, "must be " + least + ".." + most);
    }

    private Broken broken(EventId id, FailReason reason, String detail, String content) {
        return new Broken(id, receivedAt, reason, detail, content);
    }

    private EventId id(Fields fields, String content) {
        try {
            return EventReader.id(fields);
        } catch (Unfit e) {
            return derived(content);
        }
    }

    /// The same at each delivery, for nothing but the message is in it.
    private EventId derived(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((shard + " " + receivedAt + " " + place + " ").getBytes(StandardCharsets.UTF_8));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
            // Version 8, made by a rule of our own; RFC 9562, section 5.8.
            return new EventId(new UUID(hash.getLong() & ~0xF000L | 0x8000L,
                    hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 1L << 63));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
