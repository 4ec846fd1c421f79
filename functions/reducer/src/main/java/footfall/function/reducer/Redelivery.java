package footfall.function.reducer;

/// Decides when a message that failed comes again. The queue's own mapping does not back off for single messages.
@FunctionalInterface
public interface Redelivery {
    /// Puts the next delivery of a message off. A kindness to a store in trouble: if it fails, the message comes again
    /// after the queue's visibility timeout.
    ///
    /// @param receiptHandle of this delivery
    /// @param receives      how often the message was delivered, 1 at first
    void putOff(String receiptHandle, int receives);
}
