package footfall.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds who answers a path and a method. Patterns are paths whose segments may be `{name}`; such a segment takes any
/// text but the empty one. Immutable.
public final class RouteTable implements Route {
    private static final int SEGMENTS_MAX = 16;

    private final List<Line> lines;

    private RouteTable(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /// A table without a line: every path is unknown.
    public static RouteTable empty() {
        return new RouteTable(List.of());
    }

    /// Answers a request whose path fits a pattern.
    @FunctionalInterface
    public interface Endpoint {
        /// @param path the segments named by the pattern, percent-escapes undone
        Reply answer(Request request, Map<String, String> path);
    }

    /// The same table with one more line, of Footfall's own manners.
    ///
    /// @param pattern `/v1/sites/{site}`
    public RouteTable on(String method, String pattern, Endpoint endpoint) {
        return on(Manners.NATIVE, method, pattern, endpoint);
    }

    /// The same table with one more line. All lines of a pattern have the same manners.
    public RouteTable on(Manners manners, String method, String pattern, Endpoint endpoint) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(manners, method, pattern, List.of(pattern.split("/", SEGMENTS_MAX)), endpoint));
        return new RouteTable(more);
    }

    @Override
    public Reply answer(Request request) {
        List<Line> fitting = fitting(request);
        if (fitting.isEmpty()) {
            return manners(request).refused(request, Problem.of(404, "unknown_route", "there is no such path"));
        }
        Optional<Line> line = fitting.stream().filter(one -> one.method.equals(request.method())).findFirst();
        return line.map(one -> one.endpoint.answer(request, one.match(segments(request)).orElseThrow()))
                .orElseGet(() -> manners(request).refused(request, wrongMethod(fitting)));
    }

    @Override
    public Manners manners(Request head) {
        return fitting(head).stream().map(Line::manners).findFirst().orElse(Manners.NATIVE);
    }

    @Override
    public String name(Request request) {
        return fitting(request).stream().map(Line::pattern).findFirst().orElse("unknown");
    }

    private List<Line> fitting(Request request) {
        List<String> segments = segments(request);
        return lines.stream().filter(line -> line.match(segments).isPresent()).toList();
    }

    private static List<String> segments(Request request) {
        return List.of(request.path().split("/", SEGMENTS_MAX));
    }

    private static Problem wrongMethod(List<Line> fitting) {
        String allowed = fitting.stream().map(Line::method).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", ")) + ", OPTIONS";
        return Problem.of(405, "method_not_allowed", "allowed are " + allowed).with("allow", allowed);
    }

    private record Line(Manners manners, String method, String pattern, List<String> segments, Endpoint endpoint) {
        Optional<Map<String, String>> match(List<String> sent) {
            if (sent.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < sent.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{") && !sent.get(i).isEmpty()) {
                    named.put(segment.substring(1, segment.length() - 1), unescaped(sent.get(i)));
                } else if (!segment.equals(sent.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(named);
        }
    }

    private static String unescaped(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        int size = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            bytes[size++] = low < 0 ? bytes[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
