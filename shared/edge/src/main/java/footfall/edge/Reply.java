package footfall.edge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer, before the gateway's own headers are put on it.
///
/// @param status  the HTTP status
/// @param headers by lower-case name
/// @param body    text; "" for none
/// @param notes   ids for the request's log line: never contents, never addresses
/// @param counts  numbers for the log line, each also a metric
public record Reply(int status, Map<String, String> headers, String body, Map<String, String> notes,
                    Map<String, Long> counts) {
    public Reply {
        headers = Map.copyOf(headers);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    public Reply(int status, Map<String, String> headers, String body) {
        this(status, headers, body, Map.of(), Map.of());
    }

    /// A JSON answer.
    public static Reply json(int status, String body) {
        return new Reply(status, Map.of("content-type", "application/json"), body);
    }

    /// The same answer with one more header.
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, notes, counts);
    }

    /// The same answer with an id for the log line.
    public Reply noting(String name, String id) {
        Map<String, String> more = new LinkedHashMap<>(notes);
        more.put(name, id);
        return new Reply(status, headers, body, more, counts);
    }

    /// The same answer with a number for the log line and the metrics.
    public Reply counting(String name, long count) {
        Map<String, Long> more = new LinkedHashMap<>(counts);
        more.put(name, count);
        return new Reply(status, headers, body, notes, more);
    }
}
