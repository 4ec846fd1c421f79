package footfall.function.reducer;

import java.util.Map;

/// Decides when messages that failed come again. The queue's own mapping does not back off for single messages.
@FunctionalInterface
public interface Redelivery {
    /// Puts the next delivery of messages off. A kindness to a store in trouble: if it fails, they come again after the
    /// queue's visibility timeout.
    ///
    /// @param receives by the receipt handle of this delivery: how often the message was delivered, 1 at first
    void putOff(Map<String, Integer> receives);
}
