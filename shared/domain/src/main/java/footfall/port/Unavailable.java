package footfall.port;

/// The outside did not answer, or answered that it can not now. What was asked may have taken effect. Thrown by
/// adapters only; says what was asked, never what was in it.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unavailable(String asked, Throwable cause) {
        super(asked, cause);
    }

    public Unavailable(String asked) {
        super(asked);
    }
}
