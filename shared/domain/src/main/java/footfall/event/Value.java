package footfall.event;

import java.math.BigDecimal;

/// A scalar that a property or trait can have. `"1"`, 1, true and null are four values.
public sealed interface Value {
    /// A text; how long it can be is said by the customs of the dialect in which it came.
    record Text(String text) implements Value {}

    /// A finite number, kept as the decimal that was sent.
    record Num(BigDecimal number) implements Value {}

    /// True or false.
    record Flag(boolean flag) implements Value {}

    /// JSON's null.
    record Null() implements Value {}
}
