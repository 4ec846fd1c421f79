package footfall.event;

/// With what it happened, as categories only; "" stands for unknown.
///
/// @param device `Desktop`, `Mobile`, `Tablet`, `Bot`, or what the client says
public record Technology(String browser, String browserVersion, String os, String osVersion, String device) {
    /// Nothing is known.
    public static final Technology NONE = new Technology("", "", "", "", "");

    /// The same on the device `Bot`.
    public Technology ofBot() {
        return new Technology(browser, browserVersion, os, osVersion, "Bot");
    }

    /// Whether nothing is known.
    public boolean isNone() {
        return equals(NONE);
    }
}
