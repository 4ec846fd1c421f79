package footfall.report;

import footfall.rollup.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// By what an answer is split: time, or a dimension of rollups.
public sealed interface Axis extends Column {
    /// Every name that a question can use, in the order in which errors list them.
    List<String> CODES = Stream.concat(Arrays.stream(Grain.values()).map(Grain::code),
            Arrays.stream(Dimension.values()).map(Dimension::code)).toList();

    /// Stretches of time.
    record Time(Grain grain) implements Axis {
        @Override
        public String code() {
            return grain.code();
        }
    }

    /// The rows of a dimension.
    record Key(Dimension dimension) implements Axis {
        @Override
        public String code() {
            return dimension.code();
        }
    }

    /// The axis of a name, if there is one.
    static Optional<Axis> named(String code) {
        Optional<Axis> time = Arrays.stream(Grain.values()).filter(grain -> grain.code().equals(code)).findFirst()
                .map(Time::new);
        return time.or(() -> Dimension.named(code).map(Key::new));
    }
}
