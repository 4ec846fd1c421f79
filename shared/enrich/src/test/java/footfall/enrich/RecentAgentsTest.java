package footfall.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentAgentsTest {
    private final List<String> looked = new ArrayList<>();
    private final RecentAgents<Integer> recent = new RecentAgents<>();

    @Test
    void looksIntoAnAgentOnce() {
        assertEquals(3, length("one"));
        assertEquals(3, length("one"));
        assertEquals(List.of("one"), looked);
    }

    @Test
    void looksOnlyAtTheBeginningOfALongAgent() {
        assertEquals(RecentAgents.AGENT_MAX, length("a".repeat(10_000_000)));
        assertEquals(RecentAgents.AGENT_MAX, length("a".repeat(RecentAgents.AGENT_MAX) + "b"));
        assertEquals(1, looked.size());
    }

    @Test
    void remembersTheLastTenThousandAgents() {
        for (int i = 0; i < 10_010; i++) {
            length("agent/" + i);
        }
        assertEquals(10_000, recent.size());
        length("agent/10009");
        assertEquals(10_010, looked.size());
        length("agent/0");
        assertEquals(10_011, looked.size());
    }

    private int length(String agent) {
        return recent.of(agent, part -> {
            looked.add(part);
            return part.length();
        });
    }
}
