package footfall.local.sam;

import footfall.aws.Tables;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB and SQS over HTTP, in memory, on free ports of one address of this machine, with the tables and the queue
/// of `template.yaml`. Containers reach them under the name `host.docker.internal`.
public final class Doubles implements AutoCloseable {
    private static final String SITES = "footfall-sites";
    private static final String DATA = "footfall-data";
    private static final String QUEUE = "footfall-events";
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final String address;
    private final Server tables;
    private final SQSRestServer queues;
    private final int queuesPort;

    private Doubles(String address, Server tables, SQSRestServer queues) {
        this.address = address;
        this.tables = tables;
        this.queues = queues;
        this.queuesPort = queues.waitUntilStarted().localAddress().getPort();
    }

    /// Starts both and makes the tables and the queue.
    ///
    /// @param address where they listen: the container engine's bridge on Linux, the loopback address elsewhere
    public static Doubles start(String address) throws Exception {
        Server tables = new Server(new InetSocketAddress(address, 0));
        // In memory, shared by all keys and Regions, tables ready at once.
        tables.setHandler(new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, true, null, true, false), "*"));
        tables.start();
        Doubles doubles = new Doubles(address, tables,
                SQSRestServerBuilder.withInterface(address).withDynamicPort().start());
        try (DynamoDbClient dynamo = doubles.dynamo(); SqsClient sqs = doubles.sqs()) {
            dynamo.createTable(Tables.create(SITES));
            dynamo.createTable(Tables.create(DATA));
            sqs.createQueue(queue -> queue.queueName(QUEUE));
        }
        return doubles;
    }

    /// A client of the tables for this JVM; the caller closes it.
    public DynamoDbClient dynamo() {
        return DynamoDbClient.builder().endpointOverride(URI.create(url(address, tablesPort())))
                .region(Region.EU_WEST_1).credentialsProvider(ANYBODY)
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    /// A client of the queue for this JVM; the caller closes it.
    public SqsClient sqs() {
        return SqsClient.builder().endpointOverride(URI.create(url(address, queuesPort)))
                .region(Region.EU_WEST_1).credentialsProvider(ANYBODY)
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    /// The table of sites, keys and salts.
    public String sitesTable() {
        return SITES;
    }

    /// The table of logs and views.
    public String dataTable() {
        return DATA;
    }

    /// Where accepted events wait, as this JVM reaches it.
    public String queueUrl() {
        return url(address, queuesPort) + "/000000000000/" + QUEUE;
    }

    /// What the functions' variables are for a container that shall find these doubles.
    Map<String, String> variables() {
        String queues = url("host.docker.internal", queuesPort);
        return Map.of("SITES_TABLE", SITES, "DATA_TABLE", DATA, "EVENT_QUEUE_URL", queues + "/000000000000/" + QUEUE,
                "AWS_ENDPOINT_URL_SQS", queues,
                "AWS_ENDPOINT_URL_DYNAMODB", url("host.docker.internal", tablesPort()));
    }

    @Override
    public void close() {
        queues.stopAndWait();
        try {
            tables.stop();
        } catch (Exception e) {
            throw new IllegalStateException("tables: " + address + ", could not be stopped", e);
        }
    }

    private int tablesPort() {
        return ((ServerConnector) tables.getConnectors()[0]).getLocalPort();
    }

    private static String url(String host, int port) {
        return "http://" + host + ":" + port;
    }
}
