package footfall.event;

/// Where on the site it happened, normalised.
///
/// @param host  lower case, ASCII form; "" if no url was given
/// @param path  the page as reports name it, or `(none)`
/// @param title at most 300 code points; "" if none
public record Page(String host, String path, String title) {
    /// The page of an event that gave neither url nor path.
    public static final String NONE_PATH = "(none)";

    /// No page.
    public static final Page NONE = new Page("", NONE_PATH, "");
}
