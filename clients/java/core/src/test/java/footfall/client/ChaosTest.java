package footfall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// R35, the small version; `make client-chaos` runs a million events.
class ChaosTest {
    @ParameterizedTest
    @EnumSource(names = {"V0", "V1"})
    @DisplayName("R35 4 threads, a server that fails 30 % at random: the sums hold, each stored id once")
    void addsUp(WireFormat wire) throws Exception {
        assertEquals(List.of(), ChaosRun.differences(20_000, wire, 42));
    }
}
