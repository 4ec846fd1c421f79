package footfall.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Serves a page that uses an SDK, and the SDK's modules as npm has them.
///
/// @param files     by path
/// @param otherwise the page under every other path
record Shop(HttpServer server, Map<String, byte[]> files, byte[] otherwise) implements AutoCloseable {
    /// An empty page, to which one can go.
    private static final byte[] ELSEWHERE =
            "<!doctype html><link rel=\"icon\" href=\"data:,\">".getBytes(StandardCharsets.UTF_8);

    /// Serves `shop.html` of the resources under every path.
    ///
    /// @param modules files in `node_modules` by the paths under which the page asks for them
    static Shop everywhere(NpmFolder sdks, String key, String api, Map<String, String> modules)
            throws IOException, InterruptedException {
        return start(modules(sdks, modules), page(sdks, key, api));
    }

    /// Serves it under `/shop` alone.
    static Shop atShop(NpmFolder sdks, String key, String api, Map<String, String> modules)
            throws IOException, InterruptedException {
        Map<String, byte[]> files = modules(sdks, modules);
        files.put("/shop", page(sdks, key, api));
        return start(files, ELSEWHERE);
    }

    private static byte[] page(NpmFolder sdks, String key, String api) throws IOException {
        return Files.readString(sdks.resource("shop.html")).replace("{{key}}", key).replace("{{api}}", api)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> modules(NpmFolder sdks, Map<String, String> modules)
            throws IOException, InterruptedException {
        Path folder = sdks.installed().resolve("node_modules");
        Map<String, byte[]> files = new HashMap<>();
        for (Map.Entry<String, String> module : modules.entrySet()) {
            files.put(module.getKey(), Files.readAllBytes(folder.resolve(module.getValue())));
        }
        return files;
    }

    private static Shop start(Map<String, byte[]> files, byte[] otherwise) throws IOException {
        Shop shop = new Shop(HttpFront.bind(0), files, otherwise);
        shop.server.createContext("/", shop::answer);
        shop.server.start();
        return shop;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript"
                    : "text/html; charset=utf-8");
            HttpFront.send(exchange, 200, files.getOrDefault(path, otherwise));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
