package footfall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsBackoffTest {
    @ParameterizedTest
    @CsvSource({"1,0,5", "1,1,10", "2,1,20", "3,0.5,30", "5,1,160", "20,1,900", "20,0,450"})
    void doublesFromTenSecondsToFifteenMinutesHalfOfItByChance(int receives, double chance, int seconds) {
        assertEquals(seconds, new SqsBackoff(LocalQueues.client(), "", () -> chance).seconds(receives));
    }
}
