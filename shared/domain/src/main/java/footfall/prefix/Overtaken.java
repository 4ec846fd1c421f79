package footfall.prefix;

/// A view is ahead of the prefix that is being read: somebody folds. Never leaves a deed: the reader begins again.
public final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param what the view that is ahead
    public Overtaken(String what) {
        super(what, null, false, false);
    }
}
