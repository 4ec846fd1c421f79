package footfall.visit;

import footfall.identity.Stream;
import footfall.site.SiteId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/// By what a session is known: when it starts, and a hash of the site, of whom it is and of that start. So it moves
/// with the start. In order, later ones come first.
///
/// @param start in milliseconds
/// @param hash  48 bits of SHA-256
public record SessionId(Instant start, long hash) implements Comparable<SessionId> {
    private static final String PREFIX = "s_";
    private static final int HALF_BITS = 48;
    private static final int BYTES = 12;
    private static final int CHARS = 18;
    private static final Comparator<SessionId> ORDER = Comparator.comparing(SessionId::start).reversed()
            .thenComparing(SessionId::hash);

    /// The id of a session.
    public static SessionId of(SiteId site, Session session) {
        return of(site, session.stream(), session.span().first());
    }

    /// The id of a session that starts with an event of a stream.
    public static SessionId of(SiteId site, Stream stream, Instant start) {
        String text = String.join("\0", site.value(), stream.visitor(), stream.session(),
                String.valueOf(start.toEpochMilli()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SessionId(Instant.ofEpochMilli(start.toEpochMilli()),
                    ByteBuffer.wrap(hash).getLong() >>> Long.SIZE - HALF_BITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing, every Java platform has it", e);
        }
    }

    /// Reads what `toString` wrote; empty if it is something else.
    public static Optional<SessionId> read(String text) {
        if (text.length() != CHARS || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Reads what `bytes` wrote.
    public static SessionId read(ByteBuffer bytes) {
        long high = bytes.getLong();
        long low = Integer.toUnsignedLong(bytes.getInt());
        return new SessionId(Instant.ofEpochMilli(high >> Long.SIZE - HALF_BITS),
                (high & 0xFFFF) << Integer.SIZE | low);
    }

    /// Its twelve bytes.
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(start.toEpochMilli() << Long.SIZE - HALF_BITS | hash >>> Integer.SIZE)
                .putInt((int) hash).array();
    }

    @Override
    public int compareTo(SessionId other) {
        return ORDER.compare(this, other);
    }

    /// `s_` and 16 characters of base64url.
    @Override
    public String toString() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }
}
