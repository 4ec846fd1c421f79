package footfall.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A bucket on this machine that lets in who shows an address signed as the service's documents say (Signature Version
/// 4, query parameters): it makes the signature itself, of the request that came.
final class SignedBucket implements AutoCloseable {
    static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "X-Amz-Signature";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    /// What it answers, whatever comes; 0: what is right.
    volatile int status;
    private final HttpServer server;
    private final InstantSource clock;

    SignedBucket(InstantSource clock) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        byte[] found = objects.getOrDefault(path, new byte[0]);
        int answered = status != 0 ? status : !isAllowed(exchange) ? 403 : switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(path, body);
                yield 200;
            }
            case "DELETE" -> {
                objects.remove(path);
                yield 204;
            }
            default -> objects.containsKey(path) ? 200 : 404;
        };
        boolean tells = answered == 200 && exchange.getRequestMethod().equals("GET");
        exchange.sendResponseHeaders(answered, tells && found.length > 0 ? found.length : -1);
        if (tells) {
            exchange.getResponseBody().write(found);
        }
        exchange.close();
    }

    private boolean isAllowed(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        return query.containsKey(SIGNATURE) && isOpen(query)
                && signature(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query, headers, SECRET)
                .equals(query.get(SIGNATURE));
    }

    private boolean isOpen(Map<String, String> query) {
        Instant signed = TIME.parse(query.get("X-Amz-Date"), Instant::from);
        long seconds = Long.parseLong(query.get("X-Amz-Expires"));
        return !clock.instant().isBefore(signed) && clock.instant().isBefore(signed.plusSeconds(seconds));
    }

    static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), decoded(parts[1]));
        }
        return query;
    }

    /// The signature of a request whose body is not signed.
    static String signature(String method, String path, Map<String, String> query, Map<String, String> headers,
                            String secret) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(query).forEach((name, value) -> {
            if (!name.equals(SIGNATURE)) {
                pairs.add(encoded(name) + "=" + encoded(value));
            }
        });
        StringBuilder signed = new StringBuilder();
        for (String name : query.get("X-Amz-SignedHeaders").split(";")) {
            signed.append(name).append(':').append(headers.getOrDefault(name, "").strip()).append('\n');
        }
        String canonical = String.join("\n", method, path, String.join("&", pairs), signed,
                query.get("X-Amz-SignedHeaders"), "UNSIGNED-PAYLOAD");
        String[] scope = query.get("X-Amz-Credential").split("/", 2)[1].split("/");
        String text = String.join("\n", "AWS4-HMAC-SHA256", query.get("X-Amz-Date"), String.join("/", scope),
                sha256(canonical));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
