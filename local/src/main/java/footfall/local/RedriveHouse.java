package footfall.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/// `make redrive` of a local house: brings its dead letters back, or sends failed events of a site once more. The house
/// must run: it alone has the queue.
public final class RedriveHouse {
    private static final String PATH = "/local/redrive";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /// Calls of the API, 1,000 events each.
    private static final int CALLS_MAX = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RedriveHouse() {}

    /// @param args the folder of the house; a site, or ""; a reason, or ""
    public static void main(String[] args) throws InterruptedException {
        Path data = Path.of(args[0]);
        try {
            System.out.println(args.length < 2 || args[1].isEmpty() ? deadLetters(data)
                    : failed(data, args[1], args.length < 3 ? "" : args[2]));
        } catch (ConnectException e) {
            System.err.println("No house runs in " + data + "; its dead letters are in the queue again when it starts:"
                    + " make up");
            System.exit(1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Brings every dead letter of a house that runs back.
    ///
    /// @return what was done, in words
    static String deadLetters(Path data) throws IOException, InterruptedException {
        return call(data, PATH, "");
    }

    /// Sends every failed event of a site once more.
    ///
    /// @param reason the ones that failed for it; "": all
    /// @return what was done, in words
    static String failed(Path data, String site, String reason) throws IOException, InterruptedException {
        ObjectNode wish = JSON.createObjectNode();
        if (!reason.isEmpty()) {
            wish.put("reason", reason);
        }
        int redriven = 0;
        int left = 0;
        for (int calls = 0; calls < CALLS_MAX; calls++) {
            JsonNode job = JSON.readTree(call(data, "/v1/sites/" + site + "/failed/redrive", wish.toString()))
                    .path("job");
            redriven += job.path("redriven").asInt();
            left = job.path("left").asInt();
            if (left == 0 || job.path("redriven").asInt() == 0) {
                break;
            }
            wish.put("before", job.path("oldest").asText());
        }
        return redriven + " failed events of " + site + " are in the queue again, " + left + " are not";
    }

    /// Answers another process on this machine that knows the admin key.
    static void serve(HttpServer server, EmbeddedQueue queue, Keys keys) {
        byte[] expected = ("Bearer " + keys.adminKey()).getBytes(StandardCharsets.UTF_8);
        server.createContext(PATH, exchange -> {
            try (exchange) {
                String header = exchange.getRequestHeaders().getFirst("Authorization");
                boolean known = header != null
                        && MessageDigest.isEqual(expected, header.getBytes(StandardCharsets.UTF_8));
                HttpFront.send(exchange, known ? 200 : 401, (known
                        ? DeadLetters.bringBack(queue.client(), queue.deadLettersUrl(), queue.url())
                        + " dead letters are in the queue again" : "The admin key is asked for.")
                        .getBytes(StandardCharsets.UTF_8));
            } catch (SdkException e) {
                HttpFront.send(exchange, 503, ("Not all brought back: " + e.getMessage())
                        .getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static String call(Path data, String path, String body) throws IOException, InterruptedException {
        Path file = data.resolve("local.json");
        if (!Files.exists(file)) {
            throw new IOException("There is no local house in " + data + "; make up begins one, DATA= names another");
        }
        JsonNode house = JSON.readTree(Files.readString(file));
        HttpRequest question = HttpRequest.newBuilder(URI.create(house.required("url").asText() + path))
                .header("Authorization", "Bearer " + house.required("adminKey").asText())
                .header("Content-Type", "application/json").timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("The house at " + question.uri() + " answered " + answer.statusCode() + ": "
                        + answer.body());
            }
            return answer.body();
        }
    }
}
