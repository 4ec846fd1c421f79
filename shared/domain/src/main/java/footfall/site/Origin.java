package footfall.site;

/// An entry of a site's allowed origins, as it was saved.
///
/// @param pattern an origin, `https://*.example.com`, `http://localhost:*`, `http://127.0.0.1:*`, or `null`
public record Origin(String pattern) {}
