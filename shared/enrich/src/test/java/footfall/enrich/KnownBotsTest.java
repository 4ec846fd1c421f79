package footfall.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.port.BotList.Bot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownBotsTest {
    private static final KnownBots BOTS = new KnownBots();
    /// What a look-up may take of the processor; it takes some microseconds, an expression that goes back would take
    /// seconds.
    private static final Duration LOOKUP_MAX = Duration.ofMillis(50);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @MethodSource
    void knowsABotByNameAndType(String line) {
        String[] parts = line.split(" \\| ", 3);
        assertEquals(Optional.of(new Bot(parts[0], parts[1].strip())), BOTS.of(parts[2]));
    }

    static List<String> knowsABotByNameAndType() throws IOException {
        return lines("agents-of-bots.txt");
    }

    @ParameterizedTest
    @MethodSource
    void takesNobodyForABot(String agent) {
        assertEquals(Optional.empty(), BOTS.of(agent));
    }

    static List<String> takesNobodyForABot() throws IOException {
        return lines("agents-of-people.txt");
    }

    /// Or every server that sends its own events would fall silent.
    @ParameterizedTest
    @MethodSource
    void takesNoServerOrAppForABot(String agent) {
        assertEquals(Optional.empty(), BOTS.of(agent));
    }

    static List<String> takesNoServerOrAppForABot() throws IOException {
        return lines("agents-of-servers.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "bot", "x", "Mozilla/5.0 (", "googlebot", "xWhatsApp/2", "Mozilla/5.0 Notion/1.0"})
    void takesNoPartOfABotForIt(String agent) {
        assertEquals(Optional.empty(), BOTS.of(agent));
    }

    @Test
    void seesABotWhereverItStands() {
        String filler = "x".repeat(RecentAgents.AGENT_MAX - "Googlebot/".length());
        for (String agent : List.of("Googlebot/", filler + "Googlebot/", "Googlebot/" + filler,
                "GooglebotGooglebot/")) {
            assertEquals("Googlebot", BOTS.of(agent).orElseThrow().name());
        }
        assertEquals(Optional.empty(), BOTS.of(filler + "xGooglebot/"), "behind what is looked at");
    }

    @Test
    void namesABotByTheLongestPartAndALastOneByItsWord() {
        assertEquals("GoogleOther", BOTS.of("bingbot GoogleOther crawler").orElseThrow().name());
        assertEquals("YisouSpider", BOTS.of("crawler spider YisouSpider robot").orElseThrow().name());
        assertEquals("Twingly", BOTS.of("crawler spider Twingly robot").orElseThrow().name());
        assertEquals(new Bot("unlisted bot", ""), BOTS.of("crawler spider robot").orElseThrow());
    }

    @Test
    void looksIntoAnAgentOnce() {
        String agent = "Googlebot/2.1 again";
        assertSame(BOTS.of(agent), BOTS.of(agent));
    }

    @Test
    void theListSaysWhereItComesFromAndHasItsLicence() throws IOException {
        List<String> list = lines("bots.txt");
        String head = String.join("\n", list.stream().takeWhile(line -> line.startsWith("#")).toList());
        assertTrue(head.matches("(?s).*crawler-user-agents [0-9.]+ \\(20[0-9-]{8}\\).* MIT:.*"), head);
        assertTrue(list.size() > 1_000, () -> list.size() + " lines");
        assertTrue(lines("bots-license.txt").getFirst().contains("MIT"));
    }

    @Property(tries = 1_000)
    void noAgentIsTooStrangeOrTakesLong(@ForAll("strange") String agent) throws IOException {
        BOTS.of("loads the list");
        long begin = THREADS.getCurrentThreadCpuTime();
        Optional<Bot> found = new KnownBots().of(agent);
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
        assertTrue(taken.compareTo(LOOKUP_MAX) <= 0, () -> "took " + taken);
        assertEquals(isNamed(agent.substring(0, Math.min(agent.length(), RecentAgents.AGENT_MAX))), found.isPresent());
    }

    /// The same question, answered by trying every line of the list.
    private static boolean isNamed(String agent) throws IOException {
        return lines("bots.txt").stream().filter(line -> !line.startsWith("#") && !line.startsWith("["))
                .map(line -> line.split(" = ")[0]).anyMatch(part -> part.startsWith("^")
                        ? agent.startsWith(part.substring(1)) : agent.contains(part));
    }

    /// Any text; and long ones of many beginnings of parts, for which most is tried.
    @Provide
    Arbitrary<String> strange() {
        Arbitrary<String> hard = Arbitraries.of("Google", "Goog", "Googlebot", "bot", "Bot", "Cloudflare-", "Amaz",
                "Mozilla/5.0 (", "spide", "crawl", "er", "^", "/", "WhatsApp", "\ud800", "\0").list().ofMaxSize(300)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(2_000), hard);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(KnownBots.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        }
    }
}
