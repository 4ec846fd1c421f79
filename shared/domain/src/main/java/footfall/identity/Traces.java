package footfall.identity;

/// What a sender leaves behind that may tell it from others. Only keyed hashes of it leave.
///
/// @param address a network address as text; "" if it is not known
/// @param agent   the user agent; "" if it is not known
public record Traces(String address, String agent) {
    @Override
    public String toString() {
        return "Traces[hidden]";
    }
}
