package footfall.aws;

import java.util.List;
import java.util.function.Function;

/// How an adapter makes several calls that do not depend on one another.
public interface Calls {
    /// Asks all, in whatever order.
    ///
    /// @return the answers in the order of what was asked; if a call throws, the others are still made before it is
    ///         thrown
    <S, T> List<T> map(List<S> asked, Function<S, T> call);

    /// At the same time, at most so many.
    static Calls atOnce() {
        return new Calls() {
            @Override
            public <S, T> List<T> map(List<S> asked, Function<S, T> call) {
                return Parallel.map(asked, call);
            }
        };
    }
}
