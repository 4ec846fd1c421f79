package footfall.usecase.accept;

import footfall.admission.Admission;
import footfall.admission.AdmissionRules;
import footfall.admission.Claims;
import footfall.admission.DailyVisitors;
import footfall.admission.Outcome;
import footfall.admission.RejectCode;
import footfall.admission.Sender;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Sending;
import footfall.identity.DailyRule;
import footfall.log.IdHash;
import footfall.port.EventQueue;
import footfall.port.SaltStore;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.Day;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Takes a request's events: judges each by itself, and sends the good ones to the queue. Nothing counts as accepted
/// that the queue has not confirmed. Safe for use by many threads.
public final class AcceptEvents {
    private final EventQueue queue;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final VisitorSecrets secrets;
    private final ShardChoice shards;

    /// @param random makes ids and secrets, so it must be one that nobody can predict
    public AcceptEvents(EventQueue queue, SaltStore salts, InstantSource clock, RandomGenerator random) {
        this.queue = queue;
        this.clock = clock;
        this.random = random;
        this.secrets = new VisitorSecrets(salts, clock, random);
        this.shards = new ShardChoice(secrets);
    }

    /// What becomes of the claims of a sender whose key and origin were found good.
    ///
    /// @param trusted    whether the key is kept on a server
    /// @param receivedAt when the request came, to the millisecond
    /// @throws footfall.port.Unavailable if a store or the queue does not answer; then nothing is said to be taken
    public Outcome accept(Site site, boolean trusted, Sender sender, Claims claims, Instant receivedAt) {
        if (site.ingest().doors().blocksAddress(sender.address())) {
            return new Outcome.Shut(Outcome.Why.ADDRESS_BLOCKED, claims.events().size());
        }
        if (site.isOverQuota(receivedAt)) {
            return new Outcome.Shut(Outcome.Why.OVER_QUOTA, claims.events().size());
        }
        AdmissionRules rules = new AdmissionRules(site, trusted, sender, receivedAt, claims,
                visitors(site, claims.customs().daily(), receivedAt), new FreshIds(receivedAt, random));
        SortedMap<Shard, List<Taking>> fit = new TreeMap<>();
        List<Outcome.Refused> refused = new ArrayList<>();
        int dropped = 0;
        for (int index = 0; index < claims.events().size(); index++) {
            switch (rules.admit(index)) {
                case Admission.Rejected rejected -> refused.add(new Outcome.Refused(index, rejected));
                case Admission.Accepted _ when rules.isDropped() -> dropped++;
                case Admission.Accepted accepted -> fit.computeIfAbsent(shards.of(site, accepted),
                        shard -> new ArrayList<>()).add(new Taking(index, accepted.event(), accepted.sending()));
            }
        }
        SortedMap<Integer, Event> taken = send(fit, refused, dropped(site, receivedAt, dropped));
        refused.sort(Comparator.comparingInt(Outcome.Refused::index));
        Outcome.Answered answered = new Outcome.Answered(site, trusted, taken, refused, dropped, rules.warnings());
        return taken.isEmpty() && !fit.isEmpty() ? new Outcome.QueueDown(answered) : answered;
    }

    private DailyVisitors visitors(Site site, DailyRule rule, Instant receivedAt) {
        return (traces, at) -> secrets.daily(site, rule, traces, at, receivedAt);
    }

    /// Only how many they were goes on, to a shard by chance: nothing of who sent them is looked at.
    private List<EventQueue.Batch> dropped(Site site, Instant receivedAt, int count) {
        if (count == 0) {
            return List.of();
        }
        EventId id = EventId.fresh(receivedAt, random);
        int shard = (int) IdHash.of(id).high() & site.sharding().on(Day.of(receivedAt)) - 1;
        return List.of(new EventQueue.Batch(new Shard(site.id(), shard),
                List.of(new Sending.Dropped(id, receivedAt, count))));
    }

    private SortedMap<Integer, Event> send(SortedMap<Shard, List<Taking>> fit, List<Outcome.Refused> refused,
                                             List<EventQueue.Batch> beside) {
        SortedMap<Integer, Event> sent = new TreeMap<>();
        if (fit.isEmpty() && beside.isEmpty()) {
            return sent;
        }
        List<EventQueue.Batch> batches = new ArrayList<>(fit.entrySet().stream()
                .map(entry -> new EventQueue.Batch(entry.getKey(),
                entry.getValue().stream().map(Taking::sending).toList())).toList());
        batches.addAll(beside);
        List<EventQueue.Taken> taken = queue.send(batches);
        int batch = 0;
        for (List<Taking> takings : fit.values()) {
            List<Integer> confirmed = taken.get(batch++).indexes();
            int next = 0;
            for (int at = 0; at < takings.size(); at++) {
                Taking taking = takings.get(at);
                if (next < confirmed.size() && confirmed.get(next) == at) {
                    sent.put(taking.index, taking.event);
                    next++;
                } else {
                    refused.add(new Outcome.Refused(taking.index,
                            Admission.Rejected.of(RejectCode.QUEUE_UNAVAILABLE, "event", "not taken")));
                }
            }
        }
        return sent;
    }

    private record Taking(int index, Event event, Sending sending) {}
}
