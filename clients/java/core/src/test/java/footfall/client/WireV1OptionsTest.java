package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 8: what is lifted out of properties.
class WireV1OptionsTest {
    private static Sent sent(WireFormat wire, EventBuilder event) {
        Rig rig = Rig.of(builder -> builder.wire(wire));
        rig.client.capture(event.build());
        rig.flush();
        return rig.sender.sent(0);
    }

    @ParameterizedTest(name = "8 a text {0} is {1}")
    @CsvSource({"true,true", "' TRUE ',true", "1,true", "false,false", "0,false", "yes,", "'',", "2,"})
    void texts(String text, Boolean expected) {
        assertEquals(Optional.ofNullable(expected), WireV1.flag(text));
    }

    @Test
    @DisplayName("8 numbers are true unless 0; what fits nothing is left out")
    void numbers() {
        assertEquals(Optional.of(true), WireV1.flag(-0.5));
        assertEquals(Optional.of(false), WireV1.flag(0));
        assertEquals(Optional.empty(), WireV1.flag(Double.NaN));
        assertEquals(Optional.empty(), WireV1.flag(Map.of()));
        assertEquals(Optional.empty(), WireV1.flag(null));
    }

    @Test
    void optionsAreSentTogether() {
        EventOptions all = EventOptions.NONE.withCookielessMode(true).withDisableSkewCorrection(true)
                .withProcessPersonProfile(false).withProductTourId("tour_123");
        assertEquals(Map.of("cookieless_mode", true, "disable_skew_correction", true, "process_person_profile",
                false, "product_tour_id", "tour_123"),
                sent(WireFormat.V1, Event.builder("u", "e").options(all)).options());
    }

    @Test
    @DisplayName("8 lifted properties leave the properties, whatever they hold; options win")
    void lifted() {
        Sent sent = sent(WireFormat.V1, Event.builder("u", "e").property("$cookieless_mode", "1")
                .property("$ignore_sent_at", "perhaps").property("$process_person_profile", true)
                .property("$product_tour_id", 5).property("$session_id", "s").property("$window_id", "w")
                .property("a", 1).options(EventOptions.NONE.withProcessPersonProfile(false)));
        assertEquals(Map.of("cookieless_mode", true, "process_person_profile", false), sent.options());
        assertEquals(Map.of("a", 1.0, "$is_server", true), sent.properties());
        assertEquals("s", sent.event().get("session_id"));
        assertEquals("w", sent.event().get("window_id"));
        Sent odd = sent(WireFormat.V1, Event.builder("u", "e").property("$session_id", 5).property("$window_id", ""));
        assertFalse(odd.event().containsKey("session_id") || odd.event().containsKey("window_id"));
    }

    @Test
    @DisplayName("8 nothing of ours in v1's properties, the caller's stays; in v0 the caller's value wins")
    void library() {
        assertEquals(Map.of("$is_server", true), sent(WireFormat.V1, Event.builder("u", "e")).properties());
        assertEquals(Map.of("$is_server", true, "$os", "the device's", "$lib", "its own"), sent(WireFormat.V1,
                Event.builder("u", "e").property("$os", "the device's").property("$lib", "its own")).properties());
        Map<?, ?> properties = sent(WireFormat.V0, Event.builder("u", "e").property("$lib", "mine")
                .property("$is_server", false).options(EventOptions.NONE.withCookielessMode(true)
                        .withDisableSkewCorrection(false).withProductTourId("t").withProcessPersonProfile(true)))
                .properties();
        assertEquals("mine", properties.get("$lib"));
        assertEquals(false, properties.get("$is_server"));
        assertEquals(true, properties.get("$cookieless_mode"));
        assertEquals(false, properties.get("$ignore_sent_at"));
        assertEquals(true, properties.get("$process_person_profile"));
        assertEquals("t", properties.get("$product_tour_id"));
    }
}
