package footfall.prefix;

import footfall.identity.Stream;
import footfall.visit.Carry;
import footfall.visit.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A step of a stream: a span of its own, or that part of another stream's span that carries it.
///
/// @param first when the step begins
/// @param last  when it ends
record Bead(Piece piece, Instant first, Instant last) {
    /// A span as a step of its own stream.
    static Bead own(Piece piece) {
        return new Bead(piece, piece.span().first(), piece.span().last());
    }

    /// A span as a step of a stream that it carries.
    static Bead carried(Piece piece, Carry carry) {
        return new Bead(piece, carry.first(), carry.last());
    }

    /// The stream that a carry of this bead's span names.
    Stream carriedBy(Carry carry) {
        return new Stream(carry.visitor(), piece.stream().session());
    }

    /// Whether other streams share its span.
    boolean isShared() {
        return !piece.span().before().isEmpty();
    }

    /// The same span as a step of each of its streams but one.
    List<Strung> elsewhere(Stream here) {
        List<Strung> others = new ArrayList<>();
        if (!piece.stream().equals(here)) {
            others.add(new Strung(piece.stream(), own(piece)));
        }
        for (Carry carry : piece.span().before()) {
            if (!carriedBy(carry).equals(here)) {
                others.add(new Strung(carriedBy(carry), carried(piece, carry)));
            }
        }
        return others;
    }

    /// Which span it is.
    Place place() {
        return new Place(piece.stream(), piece.span().first());
    }

    /// A bead on one stream.
    record Strung(Stream stream, Bead bead) {}

    /// A span by where it begins: of a stream, no two begin at once.
    record Place(Stream stream, Instant first) {}
}
