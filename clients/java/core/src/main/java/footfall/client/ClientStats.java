package footfall.client;

import org.jspecify.annotations.Nullable;

/// What became of all events so far. At every moment `captured = accepted + droppedFull + droppedClosed + refused`, and
/// `accepted = pending + delivered + rejected + unconfirmed + failed + droppedBeforeSend + droppedClose`.
///
/// @param captured events handed in
/// @param accepted those that got a slot
/// @param pending accepted, and nothing became of them yet
/// @param pendingBytes their bytes as JSON, of those that are written already
/// @param delivered the server has them
/// @param limited of those, the ones that it took under a limit
/// @param rejected the server said no for good
/// @param unconfirmed the server said yes to the batch, but not what became of the event; never sent again
/// @param failed attempts used up, or the event could not be sent: the next three are parts of it
/// @param unserialisable could not be written as JSON
/// @param tooLarge above `maxEventBytes`
/// @param droppedBytes found `maxBufferBytes` used up
/// @param droppedBeforeSend a hook gave null, or threw
/// @param droppedClose not sent when the client closed
/// @param droppedFull found `maxQueueSize` used up
/// @param droppedClosed handed in after the client was closed
/// @param refused a name or distinct id that is null, blank or too long
/// @param retries requests beyond the first of a batch
/// @param requests requests sent
/// @param batches batches built
/// @param splits batches cut in halves because the server called them too large
/// @param hookErrors exceptions of hooks, of `onError` and of the worker itself, all survived
/// @param lastError the last thing that went wrong, or null
public record ClientStats(long captured, long accepted, long pending, long pendingBytes, long delivered, long limited,
        long rejected, long unconfirmed, long failed, long unserialisable, long tooLarge, long droppedBytes,
        long droppedBeforeSend, long droppedClose, long droppedFull, long droppedClosed, long refused, long retries,
        long requests, long batches, long splits, long hookErrors, @Nullable String lastError) {}
