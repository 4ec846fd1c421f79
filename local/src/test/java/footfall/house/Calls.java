package footfall.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import footfall.port.Unavailable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Calls that some rooms may not make.
final class Calls {
    private Calls() {}

    static DescribedPredicate<JavaCall<?>> askTheClock() {
        return describe("asks the clock", call -> call.getName().equals("now") && owner(call).startsWith("java.time.")
                || isOn(call, Clock.class, InstantSource.class) && call.getName().startsWith("system")
                || isOn(call, System.class) && Set.of("currentTimeMillis", "nanoTime").contains(call.getName()));
    }

    static DescribedPredicate<JavaCall<?>> draw() {
        return describe("draws by itself", call -> isOn(call, UUID.class) && call.getName().equals("randomUUID")
                || isOn(call, Math.class) && call.getName().equals("random")
                || isOn(call, ThreadLocalRandom.class) && call.getName().equals("current"));
    }

    static DescribedPredicate<JavaCall<?>> makeASource() {
        return describe("makes a source of chance", call ->
                isOn(call, Random.class, SecureRandom.class, SplittableRandom.class));
    }

    static DescribedPredicate<JavaCall<?>> readTheEnvironment() {
        return describe("reads the environment", call -> isOn(call, System.class)
                && Set.of("getenv", "getProperty", "getProperties").contains(call.getName()));
    }

    static DescribedPredicate<JavaCall<?>> makeUnavailable() {
        return describe("says Unavailable", call -> isOn(call, Unavailable.class));
    }

    private static boolean isOn(JavaCall<?> call, Class<?>... owners) {
        return Set.of(owners).stream().anyMatch(type -> owner(call).equals(type.getName()));
    }

    private static String owner(JavaCall<?> call) {
        return call.getTargetOwner().getName();
    }
}
