package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Visits by channel, through the real functions, before and after the fold.
class ChannelCasesTest {
    private static final String RANGE = "`date_range`:[`2026-03-09T00:00:00Z`,`2026-03-10T00:00:00Z`]";

    private final HandHouse house = new HandHouse();

    private static String view(String at, String visitor, String query, String referrer) {
        return HandHouse.view("2026-03-09T" + at + "Z", visitor, "https://e.com/" + query,
                "`referrer`:`" + referrer + "`");
    }

    @Test
    @DisplayName("An event is of the channel of its visit, whatever it tells of itself; two dimensions too")
    void byChannel() {
        house.take(view("08:00:00", "a", "", "https://www.google.com/"), view("08:01:00", "a", "?utm_medium=email", ""),
                view("08:00:00", "b", "?gclid=x", "https://www.google.com/"), view("08:00:00", "c", "", ""),
                view("08:00:00", "d", "", "https://mstdn.io/@x"), view("08:00:00", "e", "", "https://chatgpt.com/"),
                view("08:00:00", "f", "?utm_source=spring&utm_medium=email", ""),
                view("08:00:00", "g", "", "https://example.org/a"));
        house.holds(() -> {
            assertEquals(List.of("AI Assistants: 1 1", "Direct: 1 1", "Email: 1 1", "Organic Search: 2 1",
                    "Organic Social: 1 1", "Paid Search: 1 1", "Referral: 1 1"), house.rows("`metrics`:[`events`,"
                    + "`sessions`],`dimensions`:[`visit:channel`],`order_by`:[[`visit:channel`,`asc`]]," + RANGE));
            assertEquals(List.of("Organic Search Google: 2"), house.rows("`metrics`:[`events`],`dimensions`:["
                    + "`visit:channel`,`visit:source`],`limit`:1,`order_by`:[[`events`,`desc`]]," + RANGE));
        });
    }
}
