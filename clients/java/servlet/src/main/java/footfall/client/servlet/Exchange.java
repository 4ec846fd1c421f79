package footfall.client.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A request from its begin to its end, which is recorded once, whichever thread sees it first. It keeps request and
/// response itself, as containers forget them with the end of an async context.
final class Exchange implements AsyncListener {
    private static final int FAILED = 500;

    private final RequestEvents events;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final long beganNanos;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Throwable failure;
    private volatile boolean timedOut;

    Exchange(RequestEvents events, HttpServletRequest request, HttpServletResponse response, long beganNanos) {
        this.events = events;
        this.request = request;
        this.response = response;
        this.beganNanos = beganNanos;
    }

    void failed(Throwable cause) {
        failure = cause;
    }

    boolean hasFailed() {
        return failure != null;
    }

    void end() {
        if (over.compareAndSet(false, true)) {
            events.record(this, System.nanoTime() - beganNanos);
        }
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /// Whether the client went away: that is no error of the server's.
    boolean isAborted() {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (name.equals("ClientAbortException") || name.equals("EofException")) {
                return true;
            }
        }
        return false;
    }

    /// Whether an async request was not completed in time.
    boolean isTimedOut() {
        return timedOut;
    }

    /// The status that the client gets. If nothing was sent yet, a failure becomes 500. What took too long has the
    /// status that the application gave it, or else the container, which sets its own before it tells of the end.
    int status() {
        int status = response.getStatus();
        boolean isFinal = response.isCommitted() || isAborted() || timedOut;
        return isFinal || failure == null || status >= FAILED ? status : FAILED;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        timedOut = true;
    }

    @Override
    public void onError(AsyncEvent event) {
        if (event.getThrowable() != null) {
            failed(event.getThrowable());
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
