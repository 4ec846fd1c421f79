package footfall.local;

import java.nio.file.Path;

/// What the command line says.
///
/// @param port    of 127.0.0.1; 0: any free one
/// @param data    the folder that is kept
/// @param mapping how the queue is polled
record Options(int port, Path data, Mapping mapping) {
    private static final int PORT_MAX = 65_535;

    /// Reads `--port N --data FOLDER --deliveries N`; what is not said is 8787, `.footfall` and 1.
    ///
    /// @throws IllegalArgumentException with a line to show if it says something else
    static Options of(String... words) {
        Options options = new Options(8787, Path.of(".footfall"), Mapping.LOCAL);
        for (int at = 0; at < words.length; at += 2) {
            if (at + 1 == words.length) {
                throw new IllegalArgumentException(words[at] + ": a value must follow");
            }
            options = options.with(words[at], words[at + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--port" -> new Options(number(name, value, 0, PORT_MAX), data, mapping);
            case "--data" -> new Options(port, Path.of(value), mapping);
            case "--deliveries" -> new Options(port, data, new Mapping(mapping.pollers(), mapping.countMax(),
                    mapping.window(), mapping.timeout(), number(name, value, 1, 5)));
            default -> throw new IllegalArgumentException(name + ": unknown, must be --port, --data or --deliveries");
        };
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with what is allowed.
        }
        throw new IllegalArgumentException(name + ": " + value + ", must be " + least + ".." + most);
    }
}
