package footfall.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.port.CountryLookup;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `country.mmdb` was made with mmdb_writer 0.2.7: 203.0.113.0/24 DE, 198.51.100.0/24 AT with a city, 192.0.2.0/24 a
/// continent alone, 2001:db8::/32 FR.
class CountryFileTest {
    private final List<String> log = new ArrayList<>();

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource(emptyValue = "", textBlock = """
            203.0.113.9, DE
            ::ffff:203.0.113.9, DE
            198.51.100.255, AT
            2001:db8::1, FR
            192.0.2.1, ''
            8.8.8.8, ''
            fe80::1%1, ''
            localhost, ''
            203.0.113, ''
            '', ''
            """)
    void countries(String address, String country) throws URISyntaxException {
        URL file = Objects.requireNonNull(CountryFileTest.class.getResource("/country.mmdb"));
        CountryLookup countries = CountryFile.open(Path.of(file.toURI()), log::add);
        assertEquals(country, countries.of(address));
        assertEquals(List.of(), log);
    }

    @Test
    void aFileThatIsNoneIsToldByItsNameAndKnowsNothing(@TempDir Path folder) throws IOException {
        Path spoilt = Files.writeString(folder.resolve("spoilt.mmdb"), "not a database");
        for (Path file : List.of(spoilt, folder.resolve("missing.mmdb"))) {
            log.clear();
            assertEquals("", CountryFile.open(file, log::add).of("203.0.113.9"));
            assertEquals(1, log.size());
            assertTrue(log.getFirst().contains(file.toString()), log::toString);
        }
    }
}
