package footfall.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// A sender that answers by a script: what was queued, first in, first out, then 200 for ever. Or not at once, but when
/// the test says so.
final class ScriptSender implements Sender {
    private final ClientClock clock;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private boolean byHand;
    private boolean closed;
    private int cancelled;

    ScriptSender(ClientClock clock) {
        this.clock = clock;
    }

    private record Open(Sent sent, Consumer<Outcome> end) {}

    ScriptSender then(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    ScriptSender then(int... statuses) {
        for (int status : statuses) {
            replies.add(Reply.status(status));
        }
        return this;
    }

    /// From here on requests wait for [#answer(Reply)].
    void byHand() {
        byHand = true;
    }

    /// From here on requests are answered at once.
    void atOnce() {
        byHand = false;
    }

    @Override
    public synchronized Exchange send(Request request, Consumer<Outcome> end) {
        Reply reply = byHand || replies.isEmpty() ? Reply.status(200) : replies.remove();
        Sent one = Sent.of(request, clock.nanos(), byHand ? "open" : String.valueOf(reply.status()));
        sent.add(one);
        Open begun = new Open(one, end);
        if (byHand) {
            open.add(begun);
        } else {
            end.accept(reply.to(one));
        }
        return () -> {
            cancelled += open.remove(begun) ? 1 : 0;
        };
    }

    /// Answers the oldest request that waits.
    void answer(Reply reply) {
        Open first = open.remove(0);
        first.end().accept(reply.to(first.sent()));
    }

    int open() {
        return open.size();
    }

    int cancelled() {
        return cancelled;
    }

    boolean isClosed() {
        return closed;
    }

    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    Sent sent(int place) {
        return sent().get(place);
    }

    @Override
    public void close() {
        closed = true;
    }
}
