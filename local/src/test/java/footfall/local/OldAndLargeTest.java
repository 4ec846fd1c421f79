package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import footfall.codec.QueueCodec;
import footfall.log.ViewKind;
import footfall.site.Shard;
import footfall.site.SiteId;
import footfall.usecase.reconcile.Reconcile;
import footfall.visit.DayView;
import footfall.visit.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Events that come very late, and messages as large as the queue takes.
class OldAndLargeTest {
    private static final Shard SHARD = new Shard(new SiteId("site"), 0);
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(30));

    private final HandHouse house = new HandHouse();

    @Test
    void eventsFiveDaysOldAmongLiveOnesAreCountedOnTheirDaysWhichAreWrittenAnew() {
        Instant noon = house.now;
        for (int day = 6; day >= 0; day--) {
            house.now = noon.minus(Duration.ofDays(day));
            house.take(visits(day, 4, house.now.minus(Duration.ofHours(1))));
            house.fold();
        }
        assertEquals(6, days().size());
        long before = days().getFirst().fold();
        List<String> mixed = new ArrayList<>();
        for (int day = 0; day <= 5; day++) {
            mixed.addAll(visits(100 + day, 3, noon.minus(Duration.ofDays(day)).plusSeconds(day == 5 ? 0 : -60)));
        }
        Collections.shuffle(mixed, new Random(5));
        house.take(mixed);
        List<String> counts = IntStream.rangeClosed(4, 10).mapToObj(date ->
                "2026-03-%02dT00:00:00.000Z: %s".formatted(date, date == 4 ? "4 4" : "7 7")).toList();
        house.holds(() -> assertEquals(counts, house.rows("`metrics`:[`events`,`sessions`],"
                + "`dimensions`:[`time:day`],`date_range`:[`2026-03-04`,`2026-03-10`]")));
        // The day before all of them stays as it was; each of the others contains what came late.
        assertEquals(before, days().getFirst().fold());
        assertTrue(days().stream().skip(1).allMatch(day -> day.fold() == house.log.head(SHARD).folded()),
                () -> days().toString());
        assertEquals(List.of(), new Reconcile(house.log, house.views, () -> house.now).reconcile(SHARD, RULES));
        assertEquals("too_old", house.send("site", HandHouse.view(noon.minus(Duration.ofDays(5)).minusMillis(1)
                .toString(), "v", "https://e.com/")).json().at("/rejected/0/code").asText());
    }

    private List<DayView> days() {
        return house.views.range(SHARD, ViewKind.DAY, 0, Integer.MAX_VALUE).stream().map(DayView.class::cast).toList();
    }

    private static List<String> visits(int group, int count, Instant at) {
        return IntStream.range(0, count).mapToObj(i -> HandHouse.view(at.toString(), "v" + group + "-" + i,
                "https://e.com/p")).toList();
    }

    @Test
    void messagesAsLargeAsTheQueueTakesAreCountedToTheLastEvent() {
        Random random = new Random(2);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String noise = random.ints(1_000, 0x4E00, 0xD7A0).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();
            StringBuilder properties = new StringBuilder("`properties`:{`p`:`" + noise + "`");
            for (int more = 0; more < 15; more++) {
                properties.append(",`p").append(more).append("`:`").append(noise, more, 1_000).append('`');
            }
            events.add(HandHouse.view("2026-03-09T10:00:00Z", "v" + i, "https://e.com/" + i, properties + "}"));
        }
        HandHouse.Answer answer = house.send("site", String.join(",", events));
        assertEquals(120, answer.json().path("accepted").asInt(), () -> answer.json().toString());
        List<Integer> sizes = house.queue.waiting().stream().map(String::length).sorted().toList();
        assertTrue(sizes.size() > 2 && sizes.getLast() <= QueueCodec.MESSAGE_BYTES_MAX, sizes::toString);
        house.deliver(2);
        house.holds(() -> assertEquals(List.of("120 120"), house.rows(
                "`metrics`:[`events`,`visitors`],`date_range`:[`2026-03-09`,`2026-03-09`]")));
        assertEquals(List.of(), new Reconcile(house.log, house.views, () -> house.now).reconcile(SHARD, RULES));
    }
}
