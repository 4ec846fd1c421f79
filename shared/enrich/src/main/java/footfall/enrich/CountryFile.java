package footfall.enrich;

import com.maxmind.db.Reader;
import footfall.port.CountryLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Countries of addresses by a file in MaxMind's format (GeoLite2 Country or City, DB-IP Lite) that the user supplies.
/// The file is read into memory once and never again. Safe for use by many threads.
public final class CountryFile implements CountryLookup {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    private final Reader reader;

    private CountryFile(Reader reader) {
        this.reader = reader;
    }

    /// Reads a file. If it can not be read, says so, and knows no country.
    ///
    /// @param log takes a line that names the file
    public static CountryLookup open(Path file, Consumer<String> log) {
        try {
            return new CountryFile(new Reader(file.toFile(), Reader.FileMode.MEMORY));
        } catch (IOException e) {
            log.accept("COUNTRY_FILE: " + file + " can not be read as a MaxMind database, countries are not looked up: "
                    + e);
            return NONE;
        }
    }

    @Override
    public String of(String address) {
        try {
            return country(reader.get(InetAddress.ofLiteral(address), Map.class));
        } catch (IllegalArgumentException | IOException e) {
            return "";
        }
    }

    private static String country(Map<?, ?> record) {
        return Optional.ofNullable(record).map(found -> found.get("country"))
                .filter(Map.class::isInstance).map(country -> ((Map<?, ?>) country).get("iso_code"))
                .filter(String.class::isInstance).map(String.class::cast)
                .filter(code -> CODE.matcher(code).matches()).orElse("");
    }
}
