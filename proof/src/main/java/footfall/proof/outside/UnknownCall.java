package footfall.proof.outside;

/// The product asked something that the simulation does not know: the simulation must learn it, and no schedule may
/// pass over it.
final class UnknownCall extends Error {
    private static final long serialVersionUID = 1;

    UnknownCall(String what) {
        super(what);
    }
}
