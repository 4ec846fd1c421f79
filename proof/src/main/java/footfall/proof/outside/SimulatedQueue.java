package footfall.proof.outside;

import footfall.proof.schedule.Call;
import footfall.proof.schedule.Outcome;
import footfall.proof.schedule.Scheduler;
import footfall.proof.schedule.Touch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A standard queue and how Lambda's mapping hands its messages over: in any order, split anyhow, a message to two
/// functions at once because its visibility ran out, now and then one that was deleted, and again and again whatever
/// was not deleted.
public final class SimulatedQueue {
    private static final Set<Outcome> FAULTS = Set.of(Outcome.FAIL_BEFORE, Outcome.DIE);
    private static final String PLACE = "queue";

    private final Scheduler scheduler;
    private final List<Message> messages = new ArrayList<>();

    public SimulatedQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// One message in the queue.
    public static final class Message {
        private final int number;
        private final String body;
        private int receives;
        private boolean hidden;
        private boolean deleted;

        private Message(int number, String body) {
            this.number = number;
            this.body = body;
        }

        /// Its id.
        public String id() {
            return "m" + number;
        }

        /// What it carries.
        public String body() {
            return body;
        }

        /// How often it was handed over.
        public int receives() {
            return receives;
        }
    }

    /// Puts a message in.
    public Message add(String body) {
        Message message = new Message(messages.size(), body);
        messages.add(message);
        return message;
    }

    /// Hands over some messages: any that wait, seldom one that somebody else works on or that was deleted.
    public List<Message> receive(int max, int repeatPercent, RandomGenerator random) {
        scheduler.await(() -> new Call(() -> "receive", List.of(new Touch(PLACE, "", "\uFFFF", true)),
                Set.of(Outcome.DIE)));
        List<Message> given = new ArrayList<>();
        List<Message> open = new ArrayList<>(messages);
        while (given.size() < max && !open.isEmpty()) {
            Message message = open.remove(random.nextInt(open.size()));
            if (!message.hidden && !message.deleted || random.nextInt(100) < repeatPercent) {
                given.add(hand(message));
            }
        }
        scheduler.tell(given.stream().map(Message::id).toList().toString());
        return given;
    }

    /// Hands over one message.
    public Message hand(Message message) {
        message.receives++;
        message.hidden = true;
        return message;
    }

    /// Deletes messages that are done.
    public void delete(Collection<Message> done) {
        if (done.isEmpty()) {
            return;
        }
        Outcome outcome = scheduler.await(() -> new Call(() -> "delete " + done.stream().map(Message::id).toList(),
                done.stream().map(message -> Touch.one(PLACE, message.id(), true)).toList(), FAULTS));
        done.forEach(message -> {
            message.deleted |= outcome != Outcome.FAIL_BEFORE;
            message.hidden = false;
        });
    }

    /// Lets messages be seen again that a function did not do, or died with.
    public void show(Collection<Message> undone) {
        undone.forEach(message -> message.hidden = false);
    }

    /// What is in the queue.
    public List<Message> left() {
        return messages.stream().filter(message -> !message.deleted).toList();
    }
}
