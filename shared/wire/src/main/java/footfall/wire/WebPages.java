package footfall.wire;

import footfall.admission.Limits;
import footfall.page.CleanText;
import footfall.page.Url;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which texts of a request are urls of the web. Most of its events come from a few pages, so those that were
/// looked at are remembered. Used by one thread.
public final class WebPages {
    private static final int REMEMBERED_MAX = 256;

    private final Map<String, Boolean> remembered = new HashMap<>();

    /// Whether a text is one, and not too long to be a page's.
    public boolean isOne(String text) {
        if (CleanText.length(text) > Limits.URL_MAX) {
            return false;
        }
        @Nullable Boolean known = remembered.get(text);
        if (known != null) {
            return known;
        }
        boolean isOne = Url.parse(text).filter(Url::isWeb).isPresent();
        if (remembered.size() < REMEMBERED_MAX) {
            remembered.put(text, isOne);
        }
        return isOne;
    }
}
