package footfall.proof.scene;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import footfall.codec.QueueCodec;
import footfall.enrich.KnownSources;
import footfall.function.reducer.ReducerHandler;
import footfall.port.LogStore;
import footfall.port.ViewStore;
import footfall.proof.outside.SimulatedQueue.Message;
import footfall.proof.schedule.Life;
import footfall.usecase.check.CheckKey;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.ReduceEvents;
import footfall.usecase.reduce.TrialFold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reducers as processes: the product's handler, put together as its wiring does, and the mapping that calls it.
final class Reducers {
    /// How often a mapping hands a message to a function that goes on failing, before it becomes a dead letter.
    private static final int RECEIVES_MAX = 8;
    private static final Enrichment ENRICHMENT =
            new Enrichment(Enrichment.NONE.technologies(), new KnownSources(), Enrichment.NONE.bots());
    private static final Duration NEVER = Duration.ofDays(30);

    private final Scene scene;

    Reducers(Scene scene) {
        this.scene = scene;
    }

    /// A new process's handler.
    ReducerHandler handler() {
        return handler(scene.foldAfter);
    }

    /// Appends messages and folds nothing.
    List<Message> appended(List<Message> batch) {
        return done(handler(NEVER), batch);
    }

    private ReducerHandler handler(Duration foldAfter) {
        LogStore log = scene.log();
        ViewStore views = scene.views();
        CheckKey sites = new CheckKey(scene.siteStore(), scene.clock);
        AppendEvents append = new AppendEvents(log, views, ENRICHMENT, TrialFold.standard(), QueueCodec::content,
                scene.clock);
        return new ReducerHandler(new ReduceEvents(append, new FoldShard(log, views), sites::site, foldAfter,
                scene.clock, () -> 0.5), _ -> { }, scene.metrics);
    }

    /// Starts a process that is given these messages, again if it fails with them; if it dies, another one is given
    /// what it left.
    void given(String name, List<Message> batch) {
        List<Message> left = new ArrayList<>(batch);
        Life life = new Life(name, () -> given(name + "'", List.copyOf(left)));
        scene.scheduler.start(life, () -> {
            ReducerHandler handler = handler();
            for (int times = 0; times < RECEIVES_MAX && !left.isEmpty(); times++) {
                List<Message> done = done(handler, List.copyOf(left));
                scene.queue.delete(done);
                left.removeIf(message -> !scene.queue.left().contains(message));
            }
        });
    }

    /// Starts a process that receives so many times whatever the queue gives; if it dies, another one goes on.
    void polling(String name, int times, int batchMax, int repeatPercent) {
        List<Message> mine = new ArrayList<>();
        int[] leftTimes = {times};
        Life life = new Life(name, () -> {
            scene.queue.show(mine);
            if (leftTimes[0] > 0) {
                polling(name + "'", leftTimes[0], batchMax, repeatPercent);
            }
        });
        scene.scheduler.start(life, () -> {
            ReducerHandler handler = handler();
            while (leftTimes[0]-- > 0) {
                mine.addAll(scene.queue.receive(1 + scene.chance.nextInt(batchMax), repeatPercent, scene.chance));
                if (!mine.isEmpty()) {
                    List<Message> batch = List.copyOf(mine);
                    scene.queue.delete(done(handler, batch));
                    scene.queue.show(batch);
                    mine.clear();
                }
                scene.clock.pass(Duration.ofSeconds(scene.chance.nextInt(1_500)));
            }
        });
    }

    /// Calls the handler as Lambda does; the messages that are done.
    List<Message> done(ReducerHandler handler, List<Message> batch) {
        SQSEvent event = new SQSEvent();
        event.setRecords(batch.stream().map(Reducers::record).toList());
        SQSBatchResponse answer = handler.handleRequest(event, null);
        Set<String> failed = answer.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier).collect(Collectors.toSet());
        return batch.stream().filter(message -> !failed.contains(message.id())).toList();
    }

    private static SQSEvent.SQSMessage record(Message message) {
        SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
        record.setMessageId(message.id());
        record.setReceiptHandle("receipt-" + message.id());
        record.setBody(message.body());
        record.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(message.receives())));
        return record;
    }
}
