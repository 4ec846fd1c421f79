package footfall.client.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What a client meets.
public enum Situation {
    /// A server that takes all at once, so that the queue is nearly empty.
    EMPTY,
    /// A queue of ten, and a server that takes nothing.
    FULL,
    /// No server.
    DOWN,
    /// A server that never answers.
    STALLING;

    /// A server; closing ends it.
    record Server(String host, AutoCloseable end) {}

    Server open() {
        try {
            return switch (this) {
                case EMPTY -> kind();
                case DOWN -> down();
                case FULL, STALLING -> stalling();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server kind() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        byte[] answer = "{\"status\":1}".getBytes(StandardCharsets.US_ASCII);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return new Server("http://127.0.0.1:" + server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdownNow();
        });
    }

    /// The system accepts connections for it, and nobody reads them.
    private static Server stalling() throws IOException {
        ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        return new Server("http://127.0.0.1:" + listener.getLocalPort(), listener);
    }

    private static Server down() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Server("http://127.0.0.1:" + listener.getLocalPort(), () -> { });
        }
    }
}
