package footfall.client.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/// The filter in Tomcat 10.1.
class FilterOnTomcatTest extends FilterCases {
    FilterOnTomcatTest() {
        super(new Embedded());
    }

    static final class Embedded implements Container {
        private final Tomcat tomcat = new Tomcat();
        private Path home;

        @Override
        public int start(Filter filter, HttpServlet servlet) throws Exception {
            home = Files.createTempDirectory("tomcat");
            tomcat.setBaseDir(home.toString());
            tomcat.setHostname("127.0.0.1");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", home.toString());
            FilterDef first = new FilterDef();
            first.setFilterName("footfall");
            first.setFilter(filter);
            first.setAsyncSupported("true");
            context.addFilterDef(first);
            FilterMap all = new FilterMap();
            all.setFilterName("footfall");
            all.addURLPattern("/*");
            for (DispatcherType type : DispatcherType.values()) {
                all.setDispatcher(type.name());
            }
            context.addFilterMap(all);
            Wrapper shop = Tomcat.addServlet(context, "shop", servlet);
            shop.setAsyncSupported(true);
            shop.addMapping("/shop/*");
            shop.addMapping("/");
            ErrorPage sorry = new ErrorPage();
            sorry.setErrorCode(404);
            sorry.setLocation("/shop/sorry");
            context.addErrorPage(sorry);
            tomcat.start();
            return tomcat.getConnector().getLocalPort();
        }

        @Override
        public void stop() throws Exception {
            tomcat.stop();
            tomcat.destroy();
            try (Stream<Path> files = Files.walk(home)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
