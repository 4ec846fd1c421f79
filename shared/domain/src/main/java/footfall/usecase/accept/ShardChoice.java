package footfall.usecase.accept;

import footfall.admission.Admission;
import footfall.admission.Sender;
import footfall.event.ClaimedTime;
import footfall.event.Event;
import footfall.event.What;
import footfall.identity.Fingerprint;
import footfall.log.IdHash;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Day;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Chooses the log of an event, so that all events of a visitor, and a client's retry, find the same one; and what only
/// tells of a user, that of the user. Safe for use by many threads.
final class ShardChoice {
    private final VisitorSecrets secrets;

    ShardChoice(VisitorSecrets secrets) {
        this.secrets = secrets;
    }

    Shard of(Site site, Admission.Accepted accepted) {
        Event event = accepted.event();
        int shards = site.sharding().on(Day.of(ClaimedTime.isTold(event.claimedAt())
                ? event.claimedAt() : event.receivedAt()));
        if (shards == 1) {
            return new Shard(site.id(), 0);
        }
        if (event.what().onlyTells()) {
            return new Shard(site.id(), hash(whom(event)) & shards - 1);
        }
        int hash = accepted.visitorGiven() ? hash(event.who().visitor()) : hash(accepted.sender(), event);
        return new Shard(site.id(), hash & shards - 1);
    }

    /// Of whom it tells: servers send it too, and a retry may come from another one.
    private static String whom(Event event) {
        return event.what() instanceof What.Group group && event.who().user().isEmpty()
                ? group.group().type() + "\0" + group.group().id() : event.who().user();
    }

    private int hash(Sender sender, Event event) {
        Fingerprint fingerprint = Fingerprint.of(sender.traces());
        return fingerprint.isKnown() ? fingerprint.steadyHash(secrets.shardSecret())
                : (int) IdHash.of(event.id()).high();
    }

    private static int hash(String visitor) {
        try {
            byte[] utf8 = visitor.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(utf8)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }
}
