package footfall.proof.scene;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time in a scene: stands still until somebody lets it pass.
final class SceneClock implements InstantSource {
    private Instant now;

    SceneClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
