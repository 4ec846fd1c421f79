package footfall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRulesTest {
    @ParameterizedTest
    @CsvSource({"/admin/*,/admin/users,true", "/admin/*,/admin,false", "/admin/*,/shop/admin/,false", "/a,/a,true",
            "/a,/ab,false", "*/edit,/posts/7/edit,true", "/p/*/x/*,/p/1/x/2,true", "/p/*/x/*,/p/1/y/2,false",
            "/ab*b,/ab,false", "/ab*b,/abb,true", "*,/anything,true"})
    void aStarStandsForAnyRunOfCharacters(String glob, String path, boolean excluded) {
        PageRules rules = new PageRules(List.of(), false, false, List.of(), List.of(glob));
        assertEquals(excluded, rules.excludes(path));
    }
}
