package footfall.proof.scene;

import footfall.admission.Claims;
import footfall.admission.Member;
import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.admission.Sender;
import footfall.aws.DynamoSaltStore;
import footfall.aws.SqsEventQueue;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Value;
import footfall.port.Unavailable;
import footfall.proof.outside.SimulatedSqs;
import footfall.proof.schedule.Life;
import footfall.site.KeyKind;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.check.CheckKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Clients and the ingest function that they send to: a client that hears nothing, or that some of its events were not
/// taken, sends them again with the same ids, and now and then one does so long after it was answered.
final class Senders {
    private static final int TRIES_MAX = 4;
    private static final Sender SENDER = new Sender("192.0.2.1", "Mozilla/5.0", "DE", "de", false);

    private final Scene scene;

    /// One event as a client says it.
    ///
    /// @param at empty if the client tells no time
    record Wish(EventId id, Optional<Instant> at, String visitor, String path, String source) {
        Claims.Item claim() {
            Map<Member, Raw> members = new EnumMap<>(Member.class);
            members.put(Member.ID, text(id.toString()));
            members.put(Member.TYPE, text("pageview"));
            at.ifPresent(time -> members.put(Member.AT, text(time.toString())));
            members.put(Member.URL,
                    text("https://example.org" + path + (source.isEmpty() ? "" : "?utm_source=" + source)));
            members.put(Member.VISITOR, text(visitor));
            return new Claims.Item.Event(members);
        }

        private static Raw text(String text) {
            return new Raw.Scalar(new Value.Text(text));
        }
    }

    Senders(Scene scene) {
        this.scene = scene;
    }

    /// Starts a function to which requests are sent one after the other; if it dies, another one goes on.
    void sending(String name, SiteId site, String key, List<List<Wish>> requests) {
        List<List<Wish>> left = new ArrayList<>(requests);
        Life life = new Life(name, () -> sending(name + "'", site, key, List.copyOf(left)));
        scene.scheduler.start(life, () -> {
            CheckKey check = new CheckKey(scene.siteStore(), scene.clock);
            AcceptEvents accept = new AcceptEvents(new SqsEventQueue(new SimulatedSqs(scene.queue, scene.scheduler),
                    "queue"), new DynamoSaltStore(scene.dynamo, Scene.SITES, scene.clock), scene.clock, new Random(1));
            while (!left.isEmpty()) {
                send(check, accept, site, key, left.getFirst());
                scene.clock.pass(Duration.ofSeconds(scene.chance.nextInt(1_200)));
                if (scene.chance.nextInt(3) == 0) {
                    send(check, accept, site, key, left.getFirst());
                }
                left.removeFirst();
            }
        });
    }

    private void send(CheckKey check, AcceptEvents accept, SiteId id, String key, List<Wish> request) {
        List<Wish> rest = new ArrayList<>(request);
        for (int tries = 0; tries < TRIES_MAX && !rest.isEmpty(); tries++) {
            try {
                boolean granted = check.check(key, KeyKind.WRITE) instanceof CheckKey.Answer.Granted;
                Site site = check.site(id).orElseThrow();
                if (granted) {
                    rest.forEach(wish -> scene.sent.add(wish.id));
                    hear(accept.accept(site, true, SENDER, new Claims(Map.of(),
                            rest.stream().map(Wish::claim).toList(), List.of()), scene.clock.instant()), rest);
                }
            } catch (Unavailable e) {
                // The client hears nothing, and tries again.
                continue;
            } finally {
                scene.clock.pass(Duration.ofSeconds(scene.chance.nextInt(90)));
            }
        }
    }

    private void hear(Outcome outcome, List<Wish> rest) {
        if (outcome instanceof Outcome.Answered answered) {
            List<EventId> taken = answered.events().values().stream().map(Event::id).toList();
            scene.accepted.addAll(taken);
            answered.rejected().stream().filter(refused -> !refused.reason().code().isRetried()).forEach(refused ->
                    scene.complaints.add("ingest refused " + rest.get(refused.index()) + ": " + refused.reason()));
            rest.removeIf(wish -> taken.contains(wish.id));
        }
    }
}
