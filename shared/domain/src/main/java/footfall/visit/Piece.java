package footfall.visit;

import footfall.identity.Stream;

/// A part of a session: a span, and in whose stream its events stand.
public record Piece(Stream stream, Span span) {}
