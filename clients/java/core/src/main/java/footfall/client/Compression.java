package footfall.client;

/// How bodies travel.
public enum Compression {
    /// As they are.
    NONE,
    /// Gzipped, however small.
    GZIP
}
