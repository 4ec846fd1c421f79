package footfall.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Source;
import footfall.site.PageRules;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final PageRules RULES =
            new PageRules(List.of("page", "a b"), true, false, List.of("/users/:id", "/files/*"), List.of());

    private static Url url(String text) {
        return Url.parse(text).orElseThrow();
    }

    @Test
    @DisplayName("SR-23: the rows of the table of normalising")
    void namesThePagesOfTheTable() {
        Url first = url("HTTPS://u:p@WWW.Example.com:443/a/../B//c/?utm_source=News&token=s#top");
        assertEquals("/B//c", Pages.name(first, PageRules.DEFAULT));
        assertEquals("www.example.com", first.host());
        assertEquals(new Source("", "", "news", "", "", "", "", ""), Sources.of(first, ""));
        Url second = url("https://exämple.de/%7euser/%E4%BD%A0%2Fx");
        assertEquals("/~user/你%2Fx", Pages.name(second, PageRules.DEFAULT));
        assertEquals("xn--exmple-cua.de", second.host());
        assertEquals("/list?page=2", Pages.name(url("https://e.com/list/?b=1&page=2"), RULES));
        assertEquals("/users/:id", Pages.name(Url.ofPath("/users/42/"), RULES));
        Url third = url("https://e.com/");
        assertEquals("", Sources.of(third, "https://e.com/x").referrer());
        assertEquals("google.com/search", Sources.of(third, "https://www.google.com/search?q=a").referrer());
        assertEquals("com.x", Sources.of(third, "android-app://com.x/").referrer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"/ /", "'' /", "a /a", "/a/ /a", "// /", "/a// /a/", "/./a /a", "/a/.. /",
            "/a/b/.. /a", "/../../a /a", "/%2e%2e/a /a", "/a%zz%4 /a%zz%4", "/%ff%E4%BD /%FF%E4%BD", "/%c0%af /%C0%AF",
            "/%ED%A0%80 /%ED%A0%80", "/%00%0a%c2%85 /%00%0A%C2%85", "/%41%2f%3f%25 /A%2F%3F%25", "/%EF%BF%BD /\uFFFD",
            "/users /users", "/users/1/2 /users/1/2", "/files/a/b /files/*", "/files /files", "/e%CC%81 /é"})
    void namesAPath(String given, String page) {
        assertEquals(page, Pages.name(Url.ofPath(given), RULES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"https://e.com#/a/ /#/a", "https://e.com/x#!/b?c=1 /x#/b",
            "https://e.com/#top /",
            "https://e.com/?page=1&page=0&x /?page=1&page=0", "https://e.com/?a%20b=%26+%41 '/?a b=%26+A'"})
    void keepsHashRoutesAndAllowedParameters(String given, String page) {
        assertEquals(page, Pages.name(url(given), RULES));
    }

    @Test
    void keepsTheLastSlashWhereTheSiteWantsIt() {
        PageRules keep = new PageRules(List.of(), false, true, List.of(), List.of());
        assertEquals("/a/", Pages.name(url("https://e.com/a/#/b"), keep));
    }

    @Test
    void cutsAPathAtItsLimit() {
        String emoji = "\ud83d\ude00".repeat(1_100);
        assertEquals("/" + "\ud83d\ude00".repeat(1_023), Pages.name(Url.ofPath(emoji), RULES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e.com/x", "https://", "https:///x", "https://a b/", "https://e.com:99999/", "//e.com",
            "javascript:alert(1)", "https://a%20b/", "https://e_%.com"})
    void knowsWhatIsNoUrl(String text) {
        assertTrue(Url.parse(text).isEmpty(), text);
    }

    @ParameterizedTest
    @CsvSource({"http://LOCALHOST:8080/x,localhost:8080", "http://e.com:80,e.com", "http://e.com:443,e.com:443",
            "https://[::1]:8443/,[::1]:8443", "https://u@p@e.com/,e.com", "https://e.com:/,e.com"})
    void readsHosts(String text, String host) {
        assertEquals(host, url(text).host());
    }

    @Test
    void readsCampaignsTrimmedAndKeepsOfAClickIdItsNameOnly() {
        Source source = Sources.of(url("https://e.com/?UTM_Source=+News%20Letter+&utm_medium=E-Mail"
                + "&utm_campaign=%20Spring&utm_term=t&utm_content=c&fbclid=secret&gclid=x&via=a%00b&source=s"),
                "https://user:pw@other.org/");
        assertEquals(new Source("s", "other.org", "news letter", "e-mail", "Spring", "t", "c", "fbclid"), source);
    }

    @Test
    void dropsABadReferrer() {
        Url page = url("https://www.e.com/");
        for (String bad : List.of("", "about:blank", "e.com", "chrome-extension://abc/x", "https://e.com/own",
                "https://x.org/" + "a".repeat(2_048))) {
            assertEquals("", Sources.of(page, bad).referrer(), bad);
        }
    }

    @Test
    void makesTextsSafe() {
        assertEquals("a b\uFFFDc\uFFFD\ud83d\ude00é", CleanText.of("a\u0000b\ud800c\udc00\ud83d\ude00e\u0301"));
        assertEquals(" ", CleanText.of("\u0085"));
    }
}
