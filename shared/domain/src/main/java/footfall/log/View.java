package footfall.log;

/// Anything computed from the log and kept. *Its state is the result of all segments up to `fold` that touch it.*
public interface View {
    /// Where it stands.
    ViewKey key();

    /// The seq of the last segment that it contains; 0 if it contains none and was never stored.
    long fold();
}
