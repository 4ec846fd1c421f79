package footfall.function.ingest;

import static footfall.function.ingest.PosthogDesk.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Event;
import footfall.event.Who;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who PostHog's events are of, and which of them are a part of a visit.
class PosthogPeopleTest {
    private final PosthogDesk desk = new PosthogDesk();

    @ParameterizedTest(name = "{0} of {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        // A page, somebody who signs in, out, and in again: one browser.
        "$pageview|d|`$device_id`:`d`,`$is_identified`:false|d||",
        "$identify|u|`$device_id`:`d`,`$anon_distinct_id`:`d`|d|u|",
        "order|u|`$device_id`:`d`,`$is_identified`:true|d|u|",
        "$pageview|d2|`$device_id`:`d`,`$is_identified`:false|d||d2",
        "$identify|u|`$device_id`:`d`,`$anon_distinct_id`:`d2`|d|u|",
        "$set|u|`$device_id`:`d`|d|u|",
        // What does not tell the browser is of who did it.
        "order|u||u|u|", "order|u|`$device_id`:null|u|u|", "order|u|`$device_id`:`undefined`|u|u|",
        "$identify|u|`$anon_distinct_id`:`d`|d|u|", "$identify|u|`$device_id`:`null`,`$anon_distinct_id`:`d`|d|u|",
        // An alias is another id of who is known, of whatever browser; or what somebody is known by from then on.
        "$create_alias|u|`$device_id`:`d`,`alias`:`old`|old|u|", "$create_alias|u|`alias`:`old`|old|u|",
        "$create_alias|d|`$device_id`:`d`,`$is_identified`:false,`alias`:`u`|d|u|",
        "$create_alias|d2|`$device_id`:`d`,`$is_identified`:false,`alias`:`u`|d|u|d2",
        // Whoever has no profile is no user; what the client called them is kept.
        "order|u|`$device_id`:`d`,`$process_person_profile`:false|d||u",
        "order|u|`$process_person_profile`:false|u||"})
    void theVisitorIsTheBrowserWhoeverSignsIn(String name, String distinctId, @Nullable String properties,
                                              String visitor, @Nullable String user, @Nullable String kept) {
        Event event = desk.event(name, distinctId, or(properties));
        Who who = event.who();
        assertEquals(visitor + "|" + or(user) + "|" + (kept == null ? "Null[]" : kept), who.visitor() + "|"
                + who.user() + "|" + text(event, "distinct_id"));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "order|`$is_server`:true|false", "order|`$lib`:`posthog-node`|false", "order|`$lib`:`posthog-php`|false",
        "$identify|`$is_server`:true|false", "$exception|`$is_server`:true|false",
        // It tells of whose visit it is a part, or is none of a server.
        "order|`$is_server`:true,`$session_id`:`s`|true", "order|`$is_server`:false,`$lib`:`posthog-python`|true",
        "order|`$lib`:`web`|true", "order|`$lib`:`posthog-android`|true", "order||true",
        // A page that a server made was looked at.
        "$pageview|`$is_server`:true|true", "$screen|`$is_server`:true|true", "$pageleave|`$is_server`:true|true"})
    void aServerReportsAndDoesNotVisit(String name, @Nullable String properties, boolean visits) {
        assertEquals(visits, desk.event(name, "u", or(properties)).who().visits());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"`$lib`:`posthog-python`,`$os`:`Linux`||Linux",
        "`$is_server`:false,`$lib`:`posthog-python`,`$os`:`Linux`|Linux|Null[]"})
    void theSystemOfAServerIsNotTheVisitors(String properties, @Nullable String os, String kept) {
        Event event = desk.event("e", "u", properties);
        assertEquals(or(os) + "|" + kept, event.technology().os() + "|" + text(event, "$os"));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
