package footfall.port;

/// Waits before something is tried again. Safe for use by many threads.
@FunctionalInterface
public interface Pause {
    /// Does not wait.
    Pause NONE = _ -> { };

    /// Returns when it is time to try again.
    ///
    /// @param tries how often it was tried in vain since the first time, 0 at first
    void after(int tries);
}
