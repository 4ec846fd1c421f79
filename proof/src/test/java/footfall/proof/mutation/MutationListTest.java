package footfall.proof.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of breaks fits the sources as they are; `make prove-mutations` shows that each is found.
class MutationListTest {
    private static final Path HOUSE = Path.of("..");

    @Test
    void everyBreakFindsTheTextThatItReplaces() throws IOException {
        List<Mutation> mutations = Mutation.read(HOUSE.resolve("proof/mutations.txt"));
        assertTrue(mutations.size() >= 12, mutations.size() + " mutations");
        for (Mutation mutation : mutations) {
            assertTrue(!mutation.sources(HOUSE).isEmpty(), mutation.name());
        }
        assertEquals(mutations.size(), mutations.stream().map(Mutation::name).distinct().count());
    }
}
