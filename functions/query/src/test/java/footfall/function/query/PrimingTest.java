package footfall.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What runs before the snapshot is the path that a question takes.
class PrimingTest {
    @Test
    void primingAnswersAQuestionOfNothing() throws IOException {
        JsonNode answer = new ObjectMapper().readTree(Priming.answer());
        assertEquals(7, answer.path("results").size());
        assertEquals("[0,0,0,0,0,0,null,null,0,\"0.000000\",null]", answer.at("/results/6/metrics").toString());
    }
}
