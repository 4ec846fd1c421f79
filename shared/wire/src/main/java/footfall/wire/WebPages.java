package footfall.wire;

import footfall.admission.Limits;
import footfall.page.CleanText;

/// Tells which texts are meant as urls of the web. Whether they are is judged where they are read.
public final class WebPages {
    private static final String[] BEGINNINGS = {"http://", "https://"};

    private WebPages() {}

    /// Whether a text begins as one, and is not too long to be a page's.
    public static boolean mayBeOne(String text) {
        String url = text.strip();
        for (String beginning : BEGINNINGS) {
            if (url.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return CleanText.length(text) <= Limits.URL_MAX;
            }
        }
        return false;
    }
}
