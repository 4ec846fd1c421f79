package footfall.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A real Chromium without a window and with a fresh profile, steered by its DevTools protocol over a web socket.
final class Chromium implements AutoCloseable {
    static final Duration WAIT = Duration.ofSeconds(30);
    private static final List<String> NAMES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private String session = "";

    private Chromium(Process process, URI devTools) {
        this.process = process;
        this.socket = http.newWebSocketBuilder().buildAsync(devTools, new Answers()).join();
    }

    /// Starts one with an empty page.
    static Chromium start(Path profile) throws IOException, InterruptedException {
        Path binary = NAMES.stream().map(Path::of).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("Chromium is missing: apt-get install chromium"));
        Process process = new ProcessBuilder(binary.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--window-size=1280,900", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true).redirectOutput(profile.resolve("chromium.log").toFile()).start();
        Path portFile = profile.resolve("DevToolsActivePort");
        Waiting.until(WAIT, () -> "Chromium did not start; its log is in " + profile,
                () -> Files.exists(portFile) && Files.readAllLines(portFile).size() == 2);
        List<String> address = Files.readAllLines(portFile);
        Chromium chromium = new Chromium(process,
                URI.create("ws://127.0.0.1:" + address.get(0) + address.get(1)));
        chromium.openTab();
        return chromium;
    }

    /// Opens a page and waits until it is there.
    void open(String url) throws Exception {
        ask("Page.navigate", JSON.createObjectNode().put("url", url));
        until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// Begins to note what the console of the tab shows as an error.
    void listen() throws Exception {
        ask("Runtime.enable", JSON.createObjectNode());
        ask("Log.enable", JSON.createObjectNode());
    }

    /// What the console showed as errors since.
    List<String> errors() {
        return List.copyOf(errors);
    }

    /// Clicks with the mouse in the middle of the element that a selector finds first.
    void click(String selector) throws Exception {
        JsonNode at = evaluate("""
                (() => { const element = document.querySelector(`%s`); element.scrollIntoView({block: 'center'});
                const box = element.getBoundingClientRect();
                return [box.left + box.width / 2, box.top + box.height / 2]; })()""".formatted(selector));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            ask("Input.dispatchMouseEvent", JSON.createObjectNode().put("type", type).put("button", "left")
                    .put("clickCount", 1).put("x", at.get(0).asDouble()).put("y", at.get(1).asDouble()));
        }
    }

    /// What an expression comes to on the page.
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = ask("Runtime.evaluate", JSON.createObjectNode().put("expression", expression)
                .put("returnByValue", true).put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /// Waits until an expression is true on the page; while a page is being left there is nothing to ask.
    void until(String expression) throws Exception {
        Waiting.until(WAIT, () -> "never true: " + expression, () -> {
            try {
                return evaluate(expression).asBoolean();
            } catch (AssertionError leaving) {
                return false;
            }
        });
    }

    /// Sets the size of the window in CSS pixels and which colours it prefers.
    void look(int width, int height, String scheme) throws Exception {
        ask("Emulation.setDeviceMetricsOverride", JSON.createObjectNode().put("width", width).put("height", height)
                .put("deviceScaleFactor", 1).put("mobile", false));
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
        ask("Emulation.setEmulatedMedia", media);
    }

    /// A picture of the window.
    void picture(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        JsonNode shot = ask("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
        Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Waiting.until(WAIT, () -> "Chromium does not end", () -> !process.isAlive());
        http.shutdownNow();
    }

    private void openTab() throws InterruptedException {
        try {
            JsonNode target = ask("Target.createTarget", JSON.createObjectNode().put("url", "about:blank"));
            session = ask("Target.attachToTarget", JSON.createObjectNode().put("flatten", true)
                    .put("targetId", target.get("targetId").asText())).get("sessionId").asText();
        } catch (Exception e) {
            throw new AssertionError("Chromium opens no tab", e);
        }
    }

    private JsonNode ask(String method, ObjectNode parameters) throws Exception {
        int id = number.incrementAndGet();
        ObjectNode question = JSON.createObjectNode().put("id", id).put("method", method);
        question.set("params", parameters);
        if (!session.isEmpty()) {
            question.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        synchronized (socket) {
            socket.sendText(question.toString(), true).join();
        }
        JsonNode content = answer.get(WAIT.toSeconds(), TimeUnit.SECONDS);
        if (content.has("error")) {
            throw new AssertionError(method + ": " + content.get("error"));
        }
        return content.get("result");
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                settle(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void settle(String message) {
            try {
                JsonNode content = JSON.readTree(message);
                Stream.ofNullable(asked.remove(content.path("id").asInt())).forEach(one -> one.complete(content));
                boolean error = switch (content.path("method").asText()) {
                    case "Runtime.exceptionThrown" -> true;
                    case "Runtime.consoleAPICalled" -> content.at("/params/type").asText().equals("error");
                    case "Log.entryAdded" -> content.at("/params/entry/level").asText().equals("error");
                    case String other -> false;
                };
                if (error) {
                    errors.add(content.path("params").toString());
                }
            } catch (IOException e) {
                throw new AssertionError(message, e);
            }
        }
    }
}
