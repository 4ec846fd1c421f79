package footfall.function.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.event.Event;
import footfall.event.GroupId;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.IngestRules;
import footfall.site.IngestRules.Identity;
import footfall.site.IngestRules.PrivacySignals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events that only tell of a person or a group.
class TellingsTest {
    private final House house = new House();

    private Event stored(String members, String... headers) {
        house.events("{" + members.replace('`', '"') + "}", headers).took(1);
        return house.stored().getLast();
    }

    private void rules(Identity identity, PrivacySignals signals, List<String> denied) {
        house.rules(rules -> new IngestRules(List.of(), false, identity, signals, rules.bots(), false, 5, List.of(),
                denied));
    }

    @Test
    void readsWhatOnlyTellsOfAPersonOrAGroup() {
        house.events("""
                {"type":"pageview"},{"type":"increment","user":"u","property":" a.b ","by":"-0.10"},
                {"type":"increment","user":"u","visitor":"v","property":"n"},
                {"type":"group","group":{"type":"company","id":7,"name":"Acme"}},
                {"type":"assign","user":"u","groups":{"company":"7"}},{"type":"identify","user":"u"}""").took(6);
        List<Event> stored = house.stored().subList(1, 6);
        assertEquals(List.of(new What.Increment("a.b", new BigDecimal("-0.10"), 1),
                new What.Increment("n", BigDecimal.ONE, 2), new What.Group(new GroupId("company", "7"), "Acme", 3),
                new What.Assign(List.of(new GroupId("company", "7"))), new What.Identify(Map.of(), 5)),
                stored.stream().map(Event::what).toList());
        assertEquals(List.of(new Who("", "", "u", false), new Who("v", "", "u", false), new Who("", "", "", false),
                new Who("", "", "u", false)), stored.subList(0, 4).stream().map(Event::who).toList());
        assertEquals(Map.of(), stored.get(3).groups());
    }

    @Test
    void keepsNothingOfWhoWantsPrivacyButThatSomethingWasTold() {
        rules(Identity.AUTO, PrivacySignals.ANONYMOUS, List.of());
        Event step = stored("`type`:`increment`,`user`:`u`,`visitor`:`v`,`property`:`n`", "sec-gpc", "1");
        assertEquals(new Who("", "", "", false), step.who());
        Event assigned = stored("`type`:`assign`,`user`:`u`,`groups`:{`team`:`red`}", "sec-gpc", "1");
        assertEquals(new What.Assign(List.of()), assigned.what());
        rules(Identity.DAILY, PrivacySignals.IGNORE, List.of());
        assertEquals(new Who("", "", "u", false),
                stored("`type`:`increment`,`user`:`u`,`visitor`:`v`,`property`:`n`").who());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"`type`:`increment`,`property`:`n` | user_missing",
            "`type`:`increment`,`user`:`u` | increment_invalid",
            "`type`:`increment`,`user`:`u`,`property`:`n`,`by`:`x` | increment_invalid",
            "`type`:`increment`,`user`:`u`,`property`:`n`,`by`:1e16 | increment_invalid",
            "`type`:`increment`,`user`:`u`,`property`:`n`,`by`:`0.0000000000000001` | increment_invalid",
            "`type`:`increment`,`user`:`u`,`property`:`denied` | increment_invalid",
            "`type`:`group` | group_invalid", "`type`:`group`,`group`:{`type`:``,`id`:`a`} | group_invalid",
            "`type`:`group`,`group`:{`type`:`t`,`id`:`a b`} | group_invalid",
            "`type`:`assign`,`user`:`u` | assign_invalid", "`type`:`assign`,`groups`:{`t`:`a`} | user_missing",
            "`type`:`assign`,`user`:`u`,`groups`:{`t`:`a b`} | assign_invalid"})
    void refusesWhatTellsNothingOfAnybody(String members, String code) {
        rules(Identity.AUTO, PrivacySignals.IGNORE, List.of("denied"));
        house.events("{" + members.strip().replace('`', '"') + "}").took(0, "0 " + code.strip());
    }
}
