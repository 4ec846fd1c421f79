package footfall.proof.kill;

import footfall.function.reducer.ReducerHandler;
import footfall.local.Mapping;
import footfall.local.MappingSimulator;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A reducer as a process of its own, made as Lambda makes it, with a poller of its own. Prints a line before each
/// call, and works until it is killed.
final class ReducerProcess {
    /// What it prints as a call begins.
    static final String CALL = "call";

    private ReducerProcess() {}

    /// @param args how many messages a call has at most; how often each call is made
    public static void main(String[] args) throws InterruptedException {
        ReducerHandler handler = new ReducerHandler();
        SqsClient sqs = SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
        Mapping mapping = new Mapping(2, Integer.parseInt(args[0]), Duration.ofMillis(100), Duration.ofSeconds(30),
                Integer.parseInt(args[1]));
        MappingSimulator.start(sqs, System.getenv("EVENT_QUEUE_URL"), (event, context) -> {
            System.out.println(CALL);
            return handler.handleRequest(event, context);
        }, mapping);
        Thread.currentThread().join();
    }
}
