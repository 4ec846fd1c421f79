package footfall.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes of a batch when an attempt ended. Of the worker's thread alone.
final class Judge {
    /// A batch of 2,000 is single events after so many halvings.
    private static final int LEVELS_MAX = 11;
    private static final int ERROR_CHARACTERS_MAX = 512;

    private final AnalyticsConfig config;
    private final Outside outside;
    private final Wire wire;
    private final Packer packer;
    private final Dispatch dispatch;
    private final Ledger ledger;
    private final Losses losses;

    Judge(AnalyticsConfig config, Outside outside, Wire wire, Packer packer, Dispatch dispatch, Ledger ledger,
            Losses losses) {
        this.config = config;
        this.outside = outside;
        this.wire = wire;
        this.packer = packer;
        this.dispatch = dispatch;
        this.ledger = ledger;
        this.losses = losses;
    }

    /// Settles, holds or splits a batch, and tells the barriers that waited for the attempt.
    void judge(Batch batch, Sender.Outcome outcome, long now, boolean closing) {
        List<Barrier> waiting = List.copyOf(batch.barriers());
        batch.barriers().clear();
        boolean isHeld;
        if (outcome instanceof Sender.Outcome.Answer answer) {
            isHeld = answered(batch, answer, now, closing, waiting);
        } else {
            Throwable cause = ((Sender.Outcome.Failed) outcome).cause();
            ledger.error(cause.toString());
            isHeld = again(batch, batch.items(), OptionalLong.empty(), now, closing, Lost.by(cause));
        }
        waiting.forEach(barrier -> barrier.attempted(isHeld));
    }

    /// What is told of lost events.
    private record Lost(@Nullable Throwable cause, int status, @Nullable String body) {
        static Lost by(Throwable cause) {
            return new Lost(cause, 0, null);
        }

        static Lost by(Sender.Outcome.Answer answer) {
            return new Lost(null, answer.status(), told(answer));
        }

        private static @Nullable String told(Sender.Outcome.Answer answer) {
            if (answer.status() >= 300 && answer.status() < 400) {
                return "a redirect to " + answer.headers().first("Location").map(Lost::host).orElse("nowhere")
                        + " was not followed";
            }
            if (answer.isSuccess() || answer.body().length == 0) {
                return null;
            }
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            return text.length() <= ERROR_CHARACTERS_MAX ? text : text.substring(0, ERROR_CHARACTERS_MAX);
        }

        private static String host(String location) {
            return location.replaceFirst("^([a-zA-Z]+://)?([^/?#]*).*", "$2");
        }
    }

    private boolean answered(Batch batch, Sender.Outcome.Answer answer, long now, boolean closing,
            List<Barrier> waiting) {
        Lost lost = Lost.by(answer);
        if (!answer.isSuccess()) {
            ledger.error("status " + answer.status());
        }
        OptionalLong after = RetryAfter.millis(answer.headers(),
                Instant.ofEpochMilli(outside.clock().epochMillis()));
        if (answer.status() == 429 && after.isPresent()) {
            dispatch.pause(now + RetryRule.serverNanos(config, after));
        }
        return switch (RetryRule.meaning(answer.status())) {
            case SUCCESS -> succeeded(batch, answer, after, now, closing);
            case RETRY -> again(batch, batch.items(), after, now, closing, lost);
            case SPLIT -> split(batch, lost, waiting);
            case TERMINAL -> lose(batch, batch.items(), Fate.REJECTED, "rejected", lost);
        };
    }

    private boolean succeeded(Batch batch, Sender.Outcome.Answer answer, OptionalLong after, long now,
            boolean closing) {
        List<Wire.Result> results = wire.results(batch, answer);
        List<Item> left = new ArrayList<>();
        Map<UUID, String> lost = new HashMap<>();
        Map<Fate, Integer> fates = new HashMap<>();
        for (int place = 0; place < results.size(); place++) {
            Item item = batch.items().get(place);
            Wire.Result result = results.get(place);
            if (result.fate() == Fate.AGAIN) {
                left.add(item);
                continue;
            }
            fates.merge(result.fate(), 1, Integer::sum);
            ledger.pendingBytes.addAndGet(-item.bytes().length);
            if (!result.fate().isPersisted()) {
                lost.put(item.id(), result.word());
            }
        }
        fates.forEach(ledger::settle);
        for (int place = 0; place < results.size(); place++) {
            told(batch, batch.items().get(place), results.get(place).fate(), results.get(place).word());
        }
        if (!lost.isEmpty() && batch.immediate() == null) {
            losses.tell(new DeliveryError(null, answer.status(), batch.attempt(), lost.size(), batch.historical(),
                    batch.requestId(), lost, null));
        }
        return !left.isEmpty() && again(batch, left, after, now, closing, Lost.by(answer));
    }

    /// @return whether the batch is held
    private boolean again(Batch batch, List<Item> left, OptionalLong after, long now, boolean closing, Lost lost) {
        if (closing) {
            drop(batch, left);
            return false;
        }
        if (batch.attempt() >= config.maxAttempts()) {
            return lose(batch, left, Fate.FAILED, "failed", lost);
        }
        batch.keep(left);
        long delay = RetryRule.delayNanos(config, batch.attempt(), after, outside.random().getAsDouble());
        dispatch.hold(batch, now + delay, after.isPresent());
        return true;
    }

    private boolean split(Batch batch, Lost lost, List<Barrier> waiting) {
        List<Item> items = batch.items();
        if (items.size() == 1 || batch.level() >= LEVELS_MAX) {
            return lose(batch, items, Fate.REJECTED, "rejected", lost);
        }
        ledger.splits.incrementAndGet();
        packer.tooLarge(Packer.bytes(items));
        int half = items.size() / 2;
        long millis = outside.clock().epochMillis();
        for (List<Item> part : List.of(items.subList(half, items.size()), items.subList(0, half))) {
            Batch smaller = new Batch(List.copyOf(part), batch.historical(), batch.level() + 1, millis,
                    batch.immediate());
            ledger.batches.incrementAndGet();
            waiting.forEach(barrier -> barrier.await(smaller));
            dispatch.first(smaller);
        }
        return false;
    }

    private boolean lose(Batch batch, List<Item> items, Fate fate, String word, Lost lost) {
        Map<UUID, String> words = new HashMap<>();
        items.forEach(item -> words.put(item.id(), word));
        settle(batch, items, fate, word);
        if (batch.immediate() == null) {
            losses.tell(new DeliveryError(lost.cause(), lost.status(), batch.attempt(), items.size(),
                    batch.historical(), batch.requestId(), words, lost.body()));
        }
        return false;
    }

    /// Gives a batch up because the client closes.
    void drop(Batch batch, List<Item> items) {
        settle(batch, items, Fate.DROPPED_CLOSE, "dropped_close");
    }

    private void settle(Batch batch, List<Item> items, Fate fate, String word) {
        ledger.pendingBytes.addAndGet(-Packer.bytes(items));
        ledger.settle(fate, items.size());
        items.forEach(item -> told(batch, item, fate, word));
    }

    private static void told(Batch batch, Item item, Fate fate, String word) {
        Immediate immediate = batch.immediate();
        if (immediate != null && fate != Fate.AGAIN) {
            immediate.settled(item.id(), fate, word);
        }
    }
}
