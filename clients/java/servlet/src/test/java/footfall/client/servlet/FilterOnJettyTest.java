package footfall.client.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The filter in Jetty 12.
class FilterOnJettyTest extends FilterCases {
    FilterOnJettyTest() {
        super(new Jetty());
    }

    private static final class Jetty implements Container {
        private final Server server = new Server();

        @Override
        public int start(Filter filter, HttpServlet servlet) throws Exception {
            ServerConnector connector = new ServerConnector(server);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            ServletContextHandler context = new ServletContextHandler();
            FilterHolder first = new FilterHolder(filter);
            first.setAsyncSupported(true);
            context.addFilter(first, "/*", EnumSet.allOf(DispatcherType.class));
            ServletHolder shop = new ServletHolder(servlet);
            shop.setAsyncSupported(true);
            context.addServlet(shop, "/shop/*");
            context.addServlet(shop, "/");
            ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
            errors.addErrorPage(404, "/shop/sorry");
            context.setErrorHandler(errors);
            server.setHandler(context);
            server.start();
            return connector.getLocalPort();
        }

        @Override
        public void stop() throws Exception {
            server.stop();
        }
    }
}
