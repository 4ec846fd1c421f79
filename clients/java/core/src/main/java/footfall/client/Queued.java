package footfall.client;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// An event on its way from its caller to the worker: a link of the queue.
final class Queued {
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Queued.class, "next", Queued.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final @Nullable Event event;
    final long epochMillis;
    final boolean historical;
    private @Nullable Queued next;

    /// @param epochMillis when it was captured
    Queued(@Nullable Event event, long epochMillis, boolean historical) {
        this.event = event;
        this.epochMillis = epochMillis;
        this.historical = historical;
    }

    void link(Queued after) {
        NEXT.setRelease(this, after);
    }

    @Nullable Queued linked() {
        return (Queued) NEXT.getAcquire(this);
    }

    /// So that a chain of what is long consumed does not keep what follows from being collected young.
    void unlink() {
        NEXT.setRelease(this, (Queued) null);
    }
}
