package footfall.wire;

import footfall.admission.Limits;
import footfall.page.CleanText;
import footfall.page.Remembered;
import footfall.page.Url;

/// Tells which texts of a request are urls of the web. Used by one thread.
public final class WebPages {
    private final Remembered<String, Boolean> pages =
            new Remembered<>(text -> Url.parse(text).filter(Url::isWeb).isPresent());

    /// Whether a text is one, and not too long to be a page's.
    public boolean isOne(String text) {
        return CleanText.length(text) <= Limits.URL_MAX && pages.of(text);
    }
}
