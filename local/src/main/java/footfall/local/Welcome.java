package footfall.local;

import java.io.PrintStream;
import java.nio.file.Path;

/// What a person sees when the house is ready.
final class Welcome {
    private Welcome() {}

    /// Says which pages to open, and how to send an event.
    static void print(PrintStream out, String url, Keys keys, Path data) {
        out.printf("""
                Footfall is ready.

                  demo pages   %1$s/demo/
                  report       %1$s/report/#key=%2$s
                  keys         %3$s

                  Send an event:
                  curl -sS %1$s/v1/events -H 'authorization: Bearer %4$s' -H 'content-type: application/json' \
                -d '{"events":[{"type":"pageview","url":"https://example.com/hello"}]}'

                  Ctrl-C stops it; what was accepted is kept in %5$s.
                """, url, keys.readKey(), data.resolve("local.json"), keys.writeKey(), data);
        out.flush();
    }
}
