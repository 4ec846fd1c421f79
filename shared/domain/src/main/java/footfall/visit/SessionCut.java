package footfall.visit;

import footfall.identity.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts spans into sessions, in order of time: a span goes on with the session of its stream, and with that of the
/// stream of the date before if it carries that one's id, unless the gap in that stream is too long or the session as
/// old as one can be. If it goes on with two, they are one. For one cut, one thread.
final class SessionCut {
    static final Comparator<Piece> BY_TIME =
            Comparator.<Piece, Instant>comparing(piece -> piece.span().first()).thenComparing(Piece::stream);

    private final SessionRules rules;
    private final Map<Stream, Step> steps = new HashMap<>();

    SessionCut(SessionRules rules) {
        this.rules = rules;
    }

    List<Session> sessions(Collection<Piece> pieces) {
        Set<Open> all = new LinkedHashSet<>();
        for (Piece piece : pieces.stream().sorted(BY_TIME).toList()) {
            Span span = piece.span();
            Open open = goesOn(piece.stream(), span.first(), span.first(), null);
            for (Carry carry : span.before()) {
                open = goesOn(before(piece, carry), carry.first(), span.first(), open);
            }
            Open session = open == null ? new Open(span.first()) : open;
            all.add(session);
            session.pieces.add(piece);
            step(piece.stream(), span.last(), session);
            span.before().forEach(carry -> step(before(piece, carry), carry.last(), session));
        }
        return all.stream().filter(open -> open.joined == null)
                .map(open -> Session.whole(open.pieces.stream().sorted(BY_TIME).toList())).toList();
    }

    private static Stream before(Piece piece, Carry carry) {
        return new Stream(carry.visitor(), piece.stream().session());
    }

    /// The session with which a step of a stream goes on, made one with the other if there are two.
    private @Nullable Open goesOn(Stream stream, Instant at, Instant begin, @Nullable Open other) {
        Step step = steps.get(stream);
        if (step == null || rules.parts(step.last, at)) {
            return other;
        }
        Open open = step.session.root();
        if (Duration.between(open.start, begin).compareTo(SessionRules.SESSION_MAX) > 0) {
            return other;
        }
        return other == null ? open : other.join(open);
    }

    private void step(Stream stream, Instant last, Open session) {
        steps.merge(stream, new Step(last, session), (before, now) ->
                before.last.isAfter(last) ? new Step(before.last, session) : now);
    }

    /// The last step of a stream so far.
    private record Step(Instant last, Open session) {}

    /// A session that may still go on, or has become a part of another one.
    private static final class Open {
        private final Instant start;
        private final List<Piece> pieces = new ArrayList<>();
        private @Nullable Open joined;

        Open(Instant start) {
            this.start = start;
        }

        Open root() {
            Open root = this;
            while (root.joined != null) {
                root = root.joined;
            }
            return root;
        }

        /// Both as one, which is the one that began first.
        Open join(Open other) {
            if (other == this) {
                return this;
            }
            Open first = other.start.isBefore(start) ? other : this;
            Open second = first == this ? other : this;
            first.pieces.addAll(second.pieces);
            second.joined = first;
            return first;
        }
    }
}
