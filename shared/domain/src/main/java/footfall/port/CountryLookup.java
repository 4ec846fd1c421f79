package footfall.port;

/// Tells in which country a network address is. Safe for use by many threads; never fails: what it does not know is "".
public interface CountryLookup {
    /// Knows no address.
    CountryLookup NONE = _ -> "";

    /// Two upper-case letters (ISO 3166-1), or "".
    ///
    /// @param address an IPv4 or IPv6 address as text; anything else is known nowhere
    String of(String address);
}
