package footfall.enrich;

import footfall.event.Source;
import footfall.port.SourceNames;
import footfall.report.SourceKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Names sources by the list in `sources.txt`, and by that of others in `sources-listed.txt` where it has none.
///
/// Safe for use by many threads.
public final class KnownSources implements SourceNames {
    private static final List<String> FILES = List.of("sources.txt", "sources-listed.txt");
    private static final String EVERY_COUNTRY = ".*";
    private static final Pattern COUNTRY = Pattern.compile("\\.(?:[a-z]{2,3}|com?\\.[a-z]{2})");

    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();
    private final Map<String, String> clickIds = new HashMap<>();
    private final Map<String, SourceKind> kinds = new HashMap<>();

    public KnownSources() {
        SourceKind kind = SourceKind.OTHER;
        for (String line : FILES.stream().flatMap(file -> lines(file).stream()).map(String::strip).toList()) {
            if (line.startsWith("[")) {
                kind = SourceKind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                add(line, kind);
            }
        }
    }

    @Override
    public Source named(Source source) {
        return source.isNone() ? source : new Source(name(source), source.referrer(), source.utmSource(),
                source.utmMedium(), source.utmCampaign(), source.utmTerm(), source.utmContent(), source.clickId());
    }

    /// What kind a source of this name is, or of this host, in any case.
    public SourceKind kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        SourceKind kind = kinds.get(lower);
        return kind != null ? kind
                : kinds.getOrDefault(ofHost(lower).toLowerCase(Locale.ROOT), SourceKind.OTHER);
    }

    private String name(Source source) {
        if (!source.utmSource().isEmpty()) {
            return source.utmSource();
        }
        if (!source.name().isEmpty()) {
            return source.name();
        }
        String network = clickIds.getOrDefault(source.clickId().toLowerCase(Locale.ROOT), "");
        return network.isEmpty() ? ofHost(host(source.referrer())) : network;
    }

    /// The name of the host, or of the nearest host above it that has one; else the host.
    private String ofHost(String host) {
        for (String above = host; above.contains("."); above = above.substring(above.indexOf('.') + 1)) {
            String name = hosts.getOrDefault(above, "");
            if (name.isEmpty() && COUNTRY.matcher(above.substring(above.indexOf('.'))).matches()) {
                name = countries.getOrDefault(above.substring(0, above.indexOf('.')), "");
            }
            if (!name.isEmpty()) {
                return name;
            }
        }
        return host;
    }

    private static String host(String referrer) {
        int path = referrer.indexOf('/');
        return (path < 0 ? referrer : referrer.substring(0, path)).toLowerCase(Locale.ROOT);
    }

    private void add(String line, SourceKind kind) {
        String[] parts = line.split(":", 2);
        String name = parts[0].strip();
        kinds.putIfAbsent(name.toLowerCase(Locale.ROOT), kind);
        for (String key : parts[1].strip().split("\\s+")) {
            if (key.startsWith("?")) {
                clickIds.putIfAbsent(key.substring(1), name);
            } else if (key.endsWith(EVERY_COUNTRY)) {
                countries.putIfAbsent(key.substring(0, key.length() - EVERY_COUNTRY.length()), name);
            } else {
                hosts.putIfAbsent(key, name);
            }
        }
    }

    private static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(KnownSources.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
