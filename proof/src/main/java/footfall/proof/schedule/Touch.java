package footfall.proof.schedule;

/// A part of the outside that a call reads or writes.
///
/// @param place where, as a partition
/// @param from  the first name in it
/// @param to    the last name in it
public record Touch(String place, String from, String to, boolean write) {
    /// One item.
    public static Touch one(String place, String name, boolean write) {
        return new Touch(place, name, name, write);
    }

    boolean conflicts(Touch other) {
        return (write || other.write) && place.equals(other.place) && from.compareTo(other.to) <= 0
                && other.from.compareTo(to) <= 0;
    }

    /// One of 64 bits for its place.
    long mark() {
        int hash = place.hashCode() * 0x9E3779B9;
        return 1L << (hash >>> 26);
    }
}
