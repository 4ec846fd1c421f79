package footfall.usecase.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Event;
import footfall.site.Shard;
import footfall.usecase.reduce.Happenings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The acceptance cases of pages of a report: a cursor goes on where its page ended, whatever arrives meanwhile.
class PageCasesTest {
    private static final String DAY = "2026-03-09T";

    private static Event view(int number, String time, String path) {
        return Happenings.view(number, DAY + time + "Z", "v1", path, "");
    }

    @ParameterizedTest
    @MethodSource("betweenPages")
    void sr33PagesNeverShiftWhileEventsArrive(Consumer<Reporting> meanwhile) {
        Reporting reporting = new Reporting();
        List<Event> events = new ArrayList<>();
        int[] views = {5, 3, 3, 3, 2, 1, 1};
        for (int page = 0; page < views.length; page++) {
            for (int i = 0; i < views[page]; i++) {
                events.add(Happenings.view(page * 10 + i, DAY + "10:%02d:00Z".formatted(page * 5 + i), "v" + i,
                        "/" + page, "s" + page));
            }
        }
        reporting.send(Happenings.view(98, "2026-03-07T10:00:00Z", "v1", "/", "s9"));
        reporting.send(events);
        for (String axis : List.of("event:page", "visit:source")) {
            List<String> found = new ArrayList<>();
            String metrics = "pageviews visitors" + (axis.startsWith("visit:") ? " new_visitors" : "");
            List<String> whole = reporting.ask(metrics).by(axis).in("2026-03-09", "2026-03-09").rows();
            String cursor = "";
            for (int page = 0; page < 10 && !(page > 0 && cursor.isEmpty()); page++) {
                Reporting.Ask ask = reporting.ask(metrics).by(axis).in("2026-03-09", "2026-03-09")
                        .limit("3").after(cursor);
                found.addAll(ask.rows());
                cursor = ask.answer().next().stream().map(next -> next.text()).findFirst().orElse("");
                meanwhile.accept(reporting);
            }
            assertEquals(whole, found, axis);
        }
    }

    private static Stream<Consumer<Reporting>> betweenPages() {
        Consumer<Reporting> arrive = reporting -> {
            int from = 1_000 + reporting.log.tail(new Shard(Reporting.SITE, 0), 0).size() * 100;
            reporting.send(IntStream.range(from, from + 100).mapToObj(i -> Happenings.view(i,
                    DAY + "1%d:%02d:00Z".formatted(i % 3, i % 60), "v" + i % 9, "/" + i % 12, "s" + i % 4)).toList());
        };
        return Stream.of(_ -> { }, arrive, arrive.andThen(Reporting::fold));
    }

    @Test
    void aPageIsRefusedOnceALateEventMayHaveChangedWhoIsNewInIt() {
        Reporting reporting = new Reporting().send(Happenings.view(1, DAY + "10:00:00Z", "v1", "/a", "one"),
                Happenings.view(2, DAY + "11:00:00Z", "v2", "/b", "two")).fold();
        Reporting.Ask ask = reporting.ask("new_visitors").by("visit:source").in("2026-03-09", "2026-03-09").limit("1");
        String cursor = ask.answer().next().getFirst().text();
        reporting.send(Happenings.view(3, "2026-03-11T10:00:00Z", "v1", "/a", ""));
        assertEquals(List.of("two: 1"), ask.after(cursor).rows());
        reporting.send(Happenings.view(4, "2026-03-08T10:00:00Z", "v2", "/a", ""));
        assertEquals(List.of("two: 1"), ask.after(cursor).rows());
        reporting.send(Happenings.view(5, "2026-03-04T10:00:00Z", "v2", "/a", "")).fold();
        assertEquals("cursor_expired", ask.after(cursor).problems().getFirst().code());
    }

    @Test
    void sr33TiesAreOrderedByPage() {
        Reporting reporting = new Reporting().send(view(1, "10:00:00", "/c"), view(2, "10:00:01", "/a"),
                view(3, "10:00:02", "/b"), view(4, "10:00:03", "/b"));
        assertEquals(List.of("/b: 2", "/a: 1", "/c: 1"),
                reporting.ask("pageviews").by("event:page").in("2026-03-09", "2026-03-09").rows());
    }

    @Test
    void sr34ACursorBelongsToItsQuestionAndLivesADay() {
        Reporting reporting = new Reporting().send(view(1, "10:00:00", "/a"), view(2, "10:00:01", "/b"));
        String cursor = reporting.ask("events").by("event:page").limit("1").answer().next().getFirst().text();
        assertEquals("cursor_mismatch", reporting.ask("pageviews").by("event:page").after(cursor).faults().getFirst()
                .code());
        reporting.now = reporting.now.plusSeconds(86_401);
        assertEquals("cursor_expired", reporting.ask("events").by("event:page").after(cursor).faults().getFirst()
                .code());
    }
}
