package footfall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import footfall.site.EventFilter.Condition;
import footfall.site.EventFilter.Test;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {
    private static final Map<String, String> PROPERTIES = Map.of("env", "dev", "url", "/a/b?c");

    private static boolean drops(EventFilter filter, String event) {
        return filter.drops(event, name -> Optional.ofNullable(PROPERTIES.get(name)));
    }

    @ParameterizedTest
    @CsvSource({"ping,ping,true", "ping,pingpong,false", "ping,Ping,false", "*,ping,true", "p*,ping,false"})
    void goesByTheWholeNameOrByNone(String name, String event, boolean drops) {
        assertEquals(drops, drops(new EventFilter(name, List.of()), event));
    }

    @ParameterizedTest
    @CsvSource({"env,IS,dev,true", "env,IS,live,false", "env,IS,de,false", "env,IS_NOT,dev,false",
        "env,IS_NOT,live,true", "env,CONTAINS,e,true", "env,CONTAINS,x,false", "env,CONTAINS_NOT,e,false",
        "env,CONTAINS_NOT,x,true",
        "url,CONTAINS,?,true", "none,IS,dev,false", "none,IS_NOT,dev,false", "none,CONTAINS,e,false",
        "none,CONTAINS_NOT,e,false"})
    void testsPropertiesThatAreThere(String property, Test test, String value, boolean drops) {
        assertEquals(drops, drops(new EventFilter("*", List.of(new Condition(property, test, List.of(value)))), "e"));
    }

    @ParameterizedTest
    @CsvSource({"IS,true", "IS_NOT,false", "CONTAINS,true", "CONTAINS_NOT,false"})
    void anyOfTheValuesWillDo(Test test, boolean drops) {
        assertEquals(drops, drops(new EventFilter("e", List.of(new Condition("env", test, List.of("x", "dev")))), "e"));
    }

    @ParameterizedTest
    @CsvSource({"dev,/a,true", "live,/a,false", "dev,/z,false"})
    void allConditionsMustHold(String env, String url, boolean drops) {
        assertEquals(drops, drops(new EventFilter("*", List.of(new Condition("env", Test.IS, List.of(env)),
                new Condition("url", Test.CONTAINS, List.of(url)))), "e"));
    }
}
