package footfall.proof;

/// What the store bills: write units of 1 KB, read units of 4 KB.
record Units(double write, double read) {
    static final Units NONE = new Units(0, 0);

    Units plus(Units other) {
        return new Units(write + other.write, read + other.read);
    }

    /// The units of writing an item, by the larger of what stood there before and what stands there after.
    static Units written(long bytesBefore, long bytesAfter) {
        return new Units(Math.max(1, Math.ceilDiv(Math.max(bytesBefore, bytesAfter), 1_024L)), 0);
    }

    /// The units of reading bytes together, half of them if the read may be stale.
    static Units read(long bytes, boolean consistent) {
        long blocks = Math.max(1, Math.ceilDiv(bytes, 4_096L));
        return new Units(0, consistent ? blocks : blocks / 2.0);
    }

    /// The same within a transaction, which bills preparing and committing.
    Units twice() {
        return new Units(2 * write, 2 * read);
    }
}
