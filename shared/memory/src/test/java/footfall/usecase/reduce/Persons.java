package footfall.usecase.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.prefix.ShardState;
import footfall.recount.ProfileRecount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// What is said of persons, and the check of what views say of them.
final class Persons {
    private Persons() {}

    /// Things said of two persons; at times so many increments that not all of them are kept one by one.
    static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        int count = random.nextInt(3) == 0 ? 160 : 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            Instant at = FoldTest.BEGIN.plusSeconds(60L * random.nextInt(300));
            What what = random.nextInt(count) < 4 ? said(random)
                    : new What.Increment("n", new BigDecimal(random.nextInt(100)).movePointLeft(2), random.nextInt(2));
            Event event = Happenings.event(i, at, "v" + random.nextInt(3), "/", "", what);
            String user = count > 100 || random.nextBoolean() ? "u0" : "u1";
            events.add(new Event(event.id(), event.at(), event.claimedAt(), event.receivedAt(), false, what,
                    new Who(event.who().visitor(), "", user, !what.onlyTells()), event.page(), event.source(),
                    event.technology(), event.place(), Map.of(), Map.of("team", "t" + random.nextInt(3))));
        }
        return events;
    }

    private static What said(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new What.PageView();
            case 1 -> new What.Assign(List.of(new GroupId("plan", "p" + random.nextInt(3))));
            case 2 -> new What.Identify(Map.of("name", new Value.Text("x" + random.nextInt(9))), random.nextInt(2));
            default -> new What.Identify(Map.of("n", new Value.Num(new BigDecimal(random.nextInt(9)))),
                    random.nextInt(2));
        };
    }

    /// Every person that these events name is known as a recount of them says, and nobody else is.
    static void check(ShardState state, List<Event> events) {
        Map<String, List<Event>> persons = events.stream().filter(event -> !event.who().user().isEmpty()).distinct()
                .collect(Collectors.groupingBy(event -> event.who().user()));
        persons.forEach((user, said) -> assertEquals(List.of(),
                new ProfileRecount(said).differences(user, state.profiles().of(user))));
        assertEquals(persons.containsKey("u1"), state.profiles().of("u1").isPresent());
    }
}
