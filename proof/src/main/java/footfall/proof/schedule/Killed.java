package footfall.proof.schedule;

/// The death of a process between two calls. No code of the product catches it.
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("killed", null, false, false);
    }
}
