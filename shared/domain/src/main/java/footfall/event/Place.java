package footfall.event;

/// From where in the world, and on which screen; "" stands for unknown.
///
/// @param country two upper-case letters
/// @param screen  `WxH`
public record Place(String country, String region, String city, String language, String screen) {
    /// Nothing is known.
    public static final Place NONE = new Place("", "", "", "", "");

    /// Whether nothing is known.
    public boolean isNone() {
        return equals(NONE);
    }
}
