package footfall.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Serves the tracker, the demo pages and the report page from the class path.
final class Pages {
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Keys keys;

    /// @param keys the write key is for the demo pages' tag, the read key for their link to the report
    Pages(Keys keys) {
        this.keys = keys;
    }

    /// Answers with a file.
    ///
    /// @return false if there is no such page, and nothing was answered
    boolean answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean reads = exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
        Optional<String> name = reads ? file(path) : Optional.empty();
        Optional<byte[]> content = name.isEmpty() ? Optional.empty() : read(name.get());
        if (content.isEmpty()) {
            return false;
        }
        String ending = name.get().substring(name.get().lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.get(ending));
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "same-origin");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        HttpFront.send(exchange, 200, content.get());
        return true;
    }

    /// Which file a path means; only names of letters, digits and dashes mean one, so none leads out of the folder.
    private static Optional<String> file(String path) {
        if (path.equals("/") || path.equals("/report") || path.equals("/report/")) {
            return Optional.of("dashboard/index.html");
        }
        if (path.equals("/f.js")) {
            return Optional.of("tracker/f.js");
        }
        if (path.startsWith("/demo/shop/")) {
            return Optional.of("tracker/demo/shop.html");
        }
        if (path.equals("/demo") || path.equals("/demo/")) {
            return Optional.of("tracker/demo/index.html");
        }
        if (path.matches("/demo/[a-z-]{1,40}")) {
            return Optional.of("tracker" + path + ".html");
        }
        if (path.matches("/demo/[a-z-]{1,40}\\.(css|js|svg)")) {
            return Optional.of("tracker" + path);
        }
        return path.matches("/report/[a-z-]{1,40}\\.(css|js|svg)")
                ? Optional.of("dashboard/" + path.substring("/report/".length())) : Optional.empty();
    }

    private Optional<byte[]> read(String name) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream("/footfall/pages/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            return Optional.of(name.endsWith(".html") ? new String(content, StandardCharsets.UTF_8)
                    .replace("{{writeKey}}", keys.writeKey()).replace("{{readKey}}", keys.readKey())
                    .getBytes(StandardCharsets.UTF_8) : content);
        }
    }
}
