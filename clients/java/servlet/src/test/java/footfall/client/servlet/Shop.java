package footfall.client.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the servlet behind the filter does, by the last part of the path.
final class Shop extends HttpServlet {
    private static final long serialVersionUID = 1;
    /// A client may send a request again by itself.
    private final transient Map<String, Long> came = new ConcurrentHashMap<>();

    /// Answers by itself when time is up.
    private static void givesUp(AsyncContext async, HttpServletResponse response, int status) {
        async.setTimeout(50);
        async.addListener(new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) throws IOException {
                response.setStatus(status);
                response.getWriter().print("late");
                event.getAsyncContext().complete();
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        });
    }

    /// How many requests came, by the last part of their path.
    Map<String, Long> came() {
        return Map.copyOf(came);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String uri = request.getRequestURI();
        String part = uri.substring(uri.lastIndexOf('/') + 1);
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            came.merge(part, 1L, Long::sum);
        }
        switch (part) {
            case "fails" -> throw new IllegalStateException("of the shop");
            case "page" -> {
                response.setContentType("text/html;charset=utf-8");
                response.getWriter().print("<p>beans</p>");
            }
            case "missing" -> response.sendError(404);
            case "sorry" -> response.getWriter().print(request.getDispatcherType());
            case "gives-up" -> givesUp(request.startAsync(), response, 202);
            case "late" -> givesUp(request.startAsync(), response, 200);
            case "forward" -> {
                try {
                    request.getRequestDispatcher("/shop/page").forward(request, response);
                } catch (jakarta.servlet.ServletException e) {
                    throw new IOException(e);
                }
            }
            case "later" -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    response.setStatus(202);
                    async.complete();
                });
            }
            case "at-once" -> request.startAsync().complete();
            case "never" -> request.startAsync().setTimeout(50);
            case "again" -> {
                if (request.getDispatcherType() == DispatcherType.ASYNC) {
                    response.setStatus(203);
                } else {
                    AsyncContext async = request.startAsync();
                    async.start(async::dispatch);
                }
            }
            default -> response.setStatus(200);
        }
    }
}
