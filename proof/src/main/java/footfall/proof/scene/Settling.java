package footfall.proof.scene;

import footfall.event.Entry;
import footfall.event.EventId;
import footfall.function.reducer.ReducerHandler;
import footfall.port.LogStore;
import footfall.proof.outside.SimulatedQueue.Message;
import footfall.usecase.reconcile.Extent;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reconcile.ReconcileSites;
import footfall.usecase.reduce.SweepTails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What comes after the last step of a schedule: everything in the queue is delivered until it is done, every tail is
/// folded, and then what is stored is held to what was sent. Nothing befalls anybody any more.
final class Settling {
    private static final int ROUNDS_MAX = 8;

    private final Scene scene;
    private final List<String> complaints = new ArrayList<>();

    Settling(Scene scene) {
        this.scene = scene;
    }

    /// All that is not as it must be; none if the promise is kept.
    List<String> complaints() {
        try {
            deliver();
            fold();
            compare();
        } catch (RuntimeException e) {
            complaints.add("after the dust settled: " + e);
        }
        return complaints;
    }

    private void deliver() {
        Reducers reducers = new Reducers(scene);
        ReducerHandler handler = reducers.handler();
        for (int round = 0; round < ROUNDS_MAX && !scene.queue.left().isEmpty(); round++) {
            List<Message> left = scene.queue.left();
            left.forEach(scene.queue::hand);
            scene.queue.delete(reducers.done(handler, left));
        }
        for (Message message : scene.queue.left()) {
            if (!message.body().equals(Happenings.POISON)) {
                complaints.add("message " + message.id() + " is never done");
            }
        }
    }

    private void fold() {
        scene.clock.pass(scene.foldAfter.plusSeconds(1));
        SweepTails.Swept swept = new Keepers(scene).sweep();
        if (swept.failed() > 0) {
            complaints.add(swept.failed() + " tails can not be folded");
        }
    }

    private void compare() {
        Map<EventId, Integer> counted = new HashMap<>();
        LogStore log = scene.log();
        new ReconcileSites(scene.siteStore(), new Reconcile(log, scene.views(), scene.clock)).reconcile(
                Extent.WHOLE, (shard, differences) -> {
                    log.tail(shard, 0).forEach(segment -> segment.entries().forEach(entry -> count(entry, counted)));
                    if (!log.tail(shard, log.head(shard).folded()).isEmpty()) {
                        complaints.add("shard " + shard + ": a tail is left after the last fold");
                    }
                    differences.forEach(difference -> complaints.add("shard " + shard + ": " + difference));
                });
        scene.accepted.stream().filter(id -> !counted.containsKey(id))
                .forEach(id -> complaints.add("event " + id + " was accepted and is not counted"));
        counted.forEach((id, times) -> {
            if (times > 1) {
                complaints.add("event " + id + " is counted " + times + " times");
            }
            if (!scene.sent.contains(id)) {
                complaints.add("event " + id + " is counted and was never sent");
            }
        });
    }

    private static void count(Entry entry, Map<EventId, Integer> counted) {
        if (entry instanceof Entry.Aggregated(var event)) {
            counted.merge(event.id(), 1, Integer::sum);
        }
    }
}
