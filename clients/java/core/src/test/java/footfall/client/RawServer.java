package footfall.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A server on bare sockets, so that it can do to a client what no library lets it: stall in the middle of an answer,
/// reset, answer before it has read, close what it promised to keep.
final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean keeps = true;

    /// What it does with a request.
    interface Behaviour {
        void serve(Call call) throws IOException;
    }

    /// A request that came; its body as it was sent.
    record Seen(String path, Map<String, String> headers, byte[] body) {
        Sent sent() {
            List<String> pairs = new ArrayList<>();
            headers.forEach((name, value) -> pairs.addAll(List.of(name, value)));
            return Sent.of(new Sender.Request(URI.create("http://h" + path), pairs, body), 0, "");
        }
    }

    /// A request at hand, its body not read yet.
    static final class Call {
        private final RawServer server;
        private final Socket socket;
        private final InputStream in;
        private final String path;
        private final Map<String, String> headers;

        private Call(RawServer server, Socket socket, InputStream in, String path, Map<String, String> headers) {
            this.server = server;
            this.socket = socket;
            this.in = in;
            this.path = path;
            this.headers = headers;
        }

        int contentLength() {
            return Integer.parseInt(headers.getOrDefault("content-length", "0"));
        }

        Sent read() throws IOException {
            byte[] body = in.readNBytes(contentLength());
            Seen one = new Seen(path, headers, body);
            if (server.keeps) {
                synchronized (server.seen) {
                    server.seen.add(one);
                }
            }
            return one.sent();
        }

        /// The next byte that comes, -1 once the client has ended the connection.
        int next() {
            try {
                return in.read();
            } catch (IOException e) {
                return -1;
            }
        }

        /// Answers as the script says.
        void answer(Reply reply, Sent sent) throws IOException {
            Sender.Outcome.Answer answer = (Sender.Outcome.Answer) reply.to(sent);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " X\r\nContent-Length: "
                    + answer.body().length + "\r\n");
            for (String name : List.of("Retry-After", "Location")) {
                answer.headers().first(name).ifPresent(value -> head.append(name + ": " + value + "\r\n"));
            }
            write(head + "\r\n");
            socket.getOutputStream().write(answer.body());
        }

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /// Ends the connection with a reset.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void closeConnection() throws IOException {
            socket.close();
        }

        /// Does nothing until the client or the test ends the connection.
        void stall() throws IOException {
            in.readAllBytes();
        }
    }

    RawServer(Behaviour behaviour) throws IOException {
        this.listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        this.behaviour = behaviour;
        thread(this::listen);
    }

    /// One that takes all.
    static RawServer kind() throws IOException {
        return new RawServer(call -> call.answer(Reply.status(200), call.read()));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    List<Sent> sent() {
        synchronized (seen) {
            return seen.stream().map(Seen::sent).toList();
        }
    }

    /// Keeps no requests from here on.
    void forget() {
        keeps = false;
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                String first = line(in);
                if (first.isEmpty()) {
                    return;
                }
                Map<String, String> headers = new TreeMap<>();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
                }
                behaviour.serve(new Call(this, socket, in, first.split(" ")[1], headers));
            }
        } catch (IOException e) {
            // The other side ended it, or the test.
        } finally {
            sockets.remove(socket);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
