package footfall.usecase.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Page;
import footfall.event.Place;
import footfall.event.Source;
import footfall.event.Technology;
import footfall.event.What;
import footfall.event.Who;
import footfall.port.BotList.Bot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrichmentTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Technology FOUND = new Technology("Firefox", "140", "Linux", "", "Desktop");
    private static final Technology TOLD = new Technology("Inside", "2", "", "", "Kiosk");
    private static final Source NAMED = new Source("Friend", "e.org", "", "", "", "", "", "");

    private final Enrichment enrichment = new Enrichment(agent -> agent.isEmpty() ? Technology.NONE : FOUND, _ -> NAMED,
            agent -> agent.contains("walker") ? Optional.of(new Bot("Walker", "seo")) : Optional.empty());

    private static Event event(Technology technology) {
        return new Event(new EventId(new UUID(0x7000, 1)), AT, AT, AT, false, new What.PageView(), Who.NOBODY,
                Page.NONE, Source.NONE, technology, Place.NONE, Map.of(), Map.of());
    }

    private Technology technology(Technology told, String agent, boolean trusted) {
        return enrichment.enriched(new Arrival(event(told), agent, trusted)).technology();
    }

    @Test
    void looksUpWhatTheClientDidNotTell() {
        assertEquals(FOUND, technology(Technology.NONE, "Firefox", false));
        assertEquals(TOLD, technology(TOLD, "Firefox", false));
        assertEquals(NAMED, enrichment.enriched(new Arrival(event(TOLD), "")).source());
    }

    @Test
    void aBotIsADeviceWhateverTheClientTold() {
        assertEquals(new Technology("Firefox", "140", "Linux", "", "Bot"),
                technology(Technology.NONE, "walker", false));
        assertEquals(new Technology("Inside", "2", "", "", "Bot"), technology(TOLD, "walker", false));
    }

    @Test
    void noAgentMakesABotOfATrustedServer() {
        assertTrue(enrichment.isOfBot(new Arrival(event(TOLD), "walker", false)));
        assertFalse(enrichment.isOfBot(new Arrival(event(TOLD), "walker", true)));
        assertEquals(FOUND, technology(Technology.NONE, "walker", true));
    }

    @Test
    void withoutDataNothingIsFound() {
        Arrival arrival = new Arrival(event(Technology.NONE), "walker");
        assertEquals(arrival.event(), Enrichment.NONE.enriched(arrival));
        assertFalse(Enrichment.NONE.isOfBot(arrival));
    }
}
