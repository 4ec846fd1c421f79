package footfall.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import footfall.event.Source;
import footfall.report.SourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownSourcesTest {
    private final KnownSources sources = new KnownSources();

    @ParameterizedTest
    @CsvSource({"google.com/search, Google", "google.de, Google", "google.co.uk/, Google", "google.com.au, Google",
        "news.google.com/x, Google News", "images.google.de, Google", "google.evil.com, google.evil.com",
        "notgoogle.com, notgoogle.com", "google.com.evil.org, google.com.evil.org", "m.facebook.com, Facebook",
        "l.facebook.com/l.php, Facebook", "t.co/abc, X", "de.search.yahoo.com, Yahoo!", "com.google.android.gm, Gmail",
        "news.ycombinator.com/item, Hacker News", "de.wikipedia.org/wiki/X, Wikipedia", "yandex.ru, Yandex",
        "example.org/a/b, example.org", "Blog.Example.ORG, blog.example.org", "localhost/x, localhost"})
    void namesAReferrerByItsHost(String referrer, String name) {
        assertEquals(name, sources.named(source("", referrer, "", "")).name());
    }

    @ParameterizedTest
    @CsvSource({"mstdn.io/@a, Mastodon", "lastfm.de, Last.fm", "search.seznam.cz, Seznam", "images.google.fr, Google",
        "zapmeta.it, ZapMeta", "meta.ai, Meta AI", "cnn.com, cnn.com", "copilot.microsoft.com, Microsoft Copilot"})
    void knowsTheListOfOthersWhereItHasNoneOfItsOwn(String referrer, String name) {
        assertEquals(name, sources.named(source("", referrer, "", "")).name());
    }

    @ParameterizedTest
    @CsvSource({"Google, SEARCH", "GOOGLE, SEARCH", "duckduckgo.com, SEARCH", "Facebook, SOCIAL",
        "m.facebook.com, SOCIAL",
        "Mastodon, SOCIAL", "Last.fm, SOCIAL", "Gmail, MAIL", "mail.google.com, MAIL", "ChatGPT, ASSISTANT",
        "qwen, ASSISTANT", "Amazon, OTHER", "example.org, OTHER", "newsletter, OTHER", "'', OTHER"})
    void sortsSourcesByKind(String name, SourceKind kind) {
        assertEquals(kind, sources.kind(name));
    }

    @ParameterizedTest
    @CsvSource({"gclid, Google", "fbclid, Facebook", "msclkid, Bing", "ttclid, TikTok", "ScCid, Snapchat"})
    void namesTheNetworkOfAClickId(String clickId, String name) {
        assertEquals(name, sources.named(source("", "", "", clickId)).name());
    }

    @Test
    void prefersWhatTheUrlSaysToWhatItImplies() {
        assertEquals("news", sources.named(source("said", "google.com", "news", "gclid")).name());
        assertEquals("said", sources.named(source("said", "google.com", "", "gclid")).name());
        assertEquals("Facebook", sources.named(source("", "google.com", "", "fbclid")).name());
        assertEquals("Google", sources.named(source("", "google.com", "", "unknown")).name());
    }

    @Test
    void leavesADirectVisitDirect() {
        assertSame(Source.NONE, sources.named(Source.NONE));
        Source campaign = new Source("", "", "", "mail", "spring", "t", "c", "");
        assertEquals(campaign, sources.named(campaign));
    }

    @Test
    void changesNothingButTheName() {
        Source given = new Source("", "google.com/search", "", "cpc", "spring", "shoes", "top", "gclid");
        assertEquals(new Source("Google", "google.com/search", "", "cpc", "spring", "shoes", "top", "gclid"),
                sources.named(given));
    }

    private static Source source(String name, String referrer, String utmSource, String clickId) {
        return new Source(name, referrer, utmSource, "", "", "", "", clickId);
    }
}
