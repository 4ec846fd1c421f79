package footfall.site;

import java.util.regex.Pattern;

/// The name of a site: given once, never changed, never used again.
///
/// @param value `[a-z0-9][a-z0-9-]{1,62}`
public record SiteId(String value) implements Comparable<SiteId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    public SiteId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("site: " + value + ", must match " + FORM);
        }
    }

    /// Whether a text can be the name of a site.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
