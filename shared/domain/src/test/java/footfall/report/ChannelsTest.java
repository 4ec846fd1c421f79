package footfall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of channels; which sources are of which kind stands in lists.
class ChannelsTest {
    private final Channels channels = new Channels(name -> switch (name) {
        case "google" -> SourceKind.SEARCH;
        case "facebook" -> SourceKind.SOCIAL;
        case "chatgpt" -> SourceKind.ASSISTANT;
        case "gmail" -> SourceKind.MAIL;
        case String other -> SourceKind.OTHER;
    });

    @ParameterizedTest(name = "{0} from {1} by {2}, click {3}: {4}")
    @CsvSource({"Google, google.com, '', '', Organic Search", "Google, google.com, '', gclid, Paid Search",
        "google, '', cpc, '', Paid Search", "google, '', ppc, '', Paid Search", "google, '', cpm, '', Display",
        "google, '', email, gclid, Email", "google, '', banner, '', Display",
        "x.org, x.org, organic, '', Organic Search",
        "Facebook, facebook.com, '', '', Organic Social", "Facebook, '', '', fbclid, Organic Social",
        "Facebook, facebook.com, paid-social, '', Paid Social", "x.org, '', social, '', Organic Social",
        "x.org, '', retargeting, '', Paid Other", "chatgpt, '', '', '', AI Assistants",
        "ChatGPT, chatgpt.com, '', '', AI Assistants", "Gmail, mail.google.com, '', '', Email",
        "email, '', '', '', Unassigned", "Mailchimp, '', '', mc_cid, Email", "x.org, '', e-mail, '', Email",
        "x.org, x.org/a, '', '', Referral", "x.org, '', link, '', Referral", "x.org, '', affiliate, '', Affiliates",
        "x.org, '', audio, '', Audio", "x.org, x.org, sms, '', SMS", "x.org, '', web-push, '', Mobile Push",
        "spring, '', '', '', Unassigned", "spring, '', leaflet, '', Unassigned",
        "spring, x.org, leaflet, '', Referral"})
    void sorts(String name, String referrer, String medium, String clickId, String channel) {
        assertEquals(channel, channels.of(new Source(name, referrer, "", medium, "", "", "", clickId)));
    }

    @Test
    void whatComesFromNowhereIsDirect() {
        assertEquals("Direct", channels.of(Source.NONE));
        assertEquals("Email", channels.of(new Source("email", "", "email", "", "", "", "", "")));
    }
}
