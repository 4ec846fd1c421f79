package footfall.usecase;

/// A view is ahead of the prefix that is being read: somebody folds. Never leaves this room: the reader begins again.
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(String what) {
        super(what, null, false, false);
    }
}
