package footfall.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import footfall.aws.DynamoLogStore;
import footfall.aws.DynamoSiteStore;
import footfall.aws.DynamoViewStore;
import footfall.port.Unavailable;
import footfall.usecase.reconcile.Extent;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reconcile.ReconcileSites;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Compares every view of a local house with its log. Only one process can have the tables: a house that runs is asked
/// to compare them itself.
public final class ReconcileHouse {
    private static final String PATH = "/local/reconcile";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private ReconcileHouse() {}

    /// The differences of a house that runs or not, a line each.
    ///
    /// @param data the folder of the house
    /// @param days how many days back; 0 for all of each log
    /// @throws IOException if there is no house in it, or if it does not answer
    public static List<String> differences(Path data, int days) throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("local.json"))) {
            throw new IOException("There is no local house in " + data + "; make up begins one, DATA= names another");
        }
        Optional<HouseFolder> folder = HouseFolder.take(data);
        if (folder.isEmpty()) {
            return asked(data, days);
        }
        try (HouseFolder stopped = folder.get(); EmbeddedTables tables = EmbeddedTables.start(stopped.tables())) {
            return compared(tables.client(), days);
        }
    }

    /// Answers the question of another process on this machine that knows the admin key.
    static void serve(HttpServer server, EmbeddedTables tables, Keys keys) {
        byte[] expected = ("Bearer " + keys.adminKey()).getBytes(StandardCharsets.UTF_8);
        server.createContext(PATH, exchange -> {
            try {
                if (MessageDigest.isEqual(expected, authorization(exchange))) {
                    send(exchange, 200, String.join("\n", compared(tables.client(), days(exchange.getRequestURI()))));
                } else {
                    send(exchange, 401, "The admin key is asked for.");
                }
            } catch (Unavailable e) {
                send(exchange, 503, "Not compared: " + e.getMessage());
            } finally {
                exchange.close();
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        HttpFront.send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] authorization(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
    }

    private static int days(URI question) {
        String query = question.getQuery();
        return query != null && query.matches("days=[0-9]{1,4}") ? Integer.parseInt(query.substring(5)) : 0;
    }

    private static List<String> asked(Path data, int days) throws IOException, InterruptedException {
        JsonNode house = new ObjectMapper().readTree(Files.readString(data.resolve("local.json")));
        URI place = URI.create(house.required("url").asText() + PATH + "?days=" + days);
        HttpRequest question = HttpRequest.newBuilder(place)
                .header("Authorization", "Bearer " + house.required("adminKey").asText()).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The house at " + question.uri() + " answered " + answer.statusCode() + ": "
                        + answer.body());
            }
            return answer.body().lines().toList();
        }
    }

    private static List<String> compared(DynamoDbClient client, int days) {
        InstantSource clock = InstantSource.system();
        List<String> lines = new ArrayList<>();
        new ReconcileSites(new DynamoSiteStore(client, EmbeddedTables.SITES),
                new Reconcile(new DynamoLogStore(client, EmbeddedTables.DATA),
                        new DynamoViewStore(client, EmbeddedTables.DATA), clock))
                .reconcile(days == 0 ? Extent.WHOLE : Extent.days(days, clock.instant()),
                        (shard, found) -> found.forEach(difference -> lines.add(shard + " " + difference)));
        return lines;
    }
}
