package footfall.codec;

import footfall.event.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object, each read as what it must be; throws `Unfit` where one is not.
///
/// @param path where the object stands, with a dot at its end; "" at the top
record Fields(String path, Map<String, Object> values) {
    /// Beyond what milliseconds can count, no time could be sorted into an hour.
    private static final Instant EARLIEST = Instant.parse("-100000000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+100000000-01-01T00:00:00Z");

    /// A field broke a rule; told as `field: rule`, without the value.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String detail) {
            super(detail);
        }
    }

    /// A text, "" if there is none.
    String text(String name) throws Unfit {
        @Nullable Object value = values.get(name);
        return value == null ? "" : required(name);
    }

    String required(String name) throws Unfit {
        return values.get(name) instanceof String text ? text : unfit(name, "must be a text");
    }

    boolean flag(String name) throws Unfit {
        @Nullable Object value = values.get(name);
        if (value == null) {
            return false;
        }
        return value instanceof Boolean flag ? flag : unfit(name, "must be true or false");
    }

    Instant time(String name) throws Unfit {
        try {
            Instant time = Instant.parse(required(name));
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? unfit(name, "must be a time") : time;
        } catch (DateTimeException e) {
            return unfit(name, "must be a time");
        }
    }

    BigDecimal decimal(String name) throws Unfit {
        try {
            return new BigDecimal(required(name));
        } catch (NumberFormatException e) {
            return unfit(name, "must be a decimal");
        }
    }

    long number(String name) throws Unfit {
        try {
            return values.get(name) instanceof BigDecimal number ? number.longValueExact()
                    : unfit(name, "must be a number");
        } catch (ArithmeticException e) {
            return unfit(name, "must be a whole number");
        }
    }

    int small(String name) throws Unfit {
        long number = number(name);
        return number == (int) number ? (int) number : unfit(name, "must be a small number");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// An object, empty if there is none.
    Fields inner(String name) throws Unfit {
        Map<String, Object> inner = new LinkedHashMap<>();
        @Nullable Object value = values.get(name);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> inner.put((String) key, each));
        } else if (value != null) {
            return unfit(name, "must be an object");
        }
        return new Fields(path + name + ".", inner);
    }

    /// Every field as a scalar.
    Map<String, Value> scalars() throws Unfit {
        Map<String, Value> scalars = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field : values.entrySet()) {
            scalars.put(field.getKey(), switch (field.getValue()) {
                case String text -> new Value.Text(text);
                case BigDecimal number -> new Value.Num(number);
                case Boolean flag -> new Value.Flag(flag);
                case Object value when value == Json.NULL -> new Value.Null();
                default -> unfit(field.getKey(), "must be a scalar");
            });
        }
        return scalars;
    }

    /// Every field as a text.
    Map<String, String> texts() throws Unfit {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            texts.put(name, required(name));
        }
        return texts;
    }

    <T> T unfit(String name, String rule) throws Unfit {
        throw new Unfit(path + name + ": " + rule);
    }
}
