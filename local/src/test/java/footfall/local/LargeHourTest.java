package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import footfall.codec.ViewCodec;
import footfall.log.View;
import footfall.log.ViewKind;
import footfall.site.Shard;
import footfall.site.SiteId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// An hour with a hundred thousand pages, through the real functions over stores in memory; what an item holds is told
/// by the real format.
class LargeHourTest {
    private static final Shard SHARD = new Shard(new SiteId("site"), 0);
    private static final int PAGES = 100_000;
    private static final int EVENTS_A_REQUEST = 2_000;
    private static final int ITEM_BYTES_MAX = 400 * 1_024;

    @Test
    void aHundredThousandPagesOfAnHourAreAThousandRowsAndOneForAllOthersAndTheSumIsExact() throws Exception {
        HandHouse house = new HandHouse();
        for (int from = 0; from < PAGES; from += EVENTS_A_REQUEST) {
            house.send("site", IntStream.range(from, from + EVENTS_A_REQUEST).mapToObj(LargeHourTest::view)
                    .collect(Collectors.joining(",")));
            house.deliver(1);
        }
        house.fold();
        JsonNode answer = house.ask("site", "`metrics`:[`events`],`dimensions`:[`event:page`],`limit`:1000,"
                + "`include`:{`totals`:true,`total_rows`:true},"
                + "`date_range`:[`2026-03-09T10:00:00Z`,`2026-03-09T11:00:00Z`]");
        assertEquals(1_001, answer.at("/meta/total_rows").asInt());
        assertEquals(PAGES, answer.at("/meta/totals/0").asInt());
        JsonNode first = answer.at("/results/0");
        assertEquals("(other)", first.at("/dimensions/0").asText());
        assertEquals(PAGES - 1_000, first.at("/metrics/0").asInt());
        assertTrue(StreamSupport.stream(answer.at("/meta/warnings").spliterator(), false)
                .anyMatch(warning -> warning.at("/code").asText().equals("other_present")), answer::toString);
        List<View> counters = house.views.range(SHARD, ViewKind.COUNTERS, 0, Integer.MAX_VALUE);
        assertTrue(counters.stream().anyMatch(view -> ViewCodec.encode(view).length > ITEM_BYTES_MAX),
                "the counters should be larger than an item, so that they are split");
    }

    /// Names that do not compress.
    private static String view(int page) {
        return HandHouse.view("2026-03-09T10:%02d:%02d.000Z".formatted(page / 1_700, page / 30 % 60), "v" + page % 500,
                "https://e.com/p/%08x".formatted(page * 0x9E3779B1));
    }
}
