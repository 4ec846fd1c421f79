package footfall.local;

import com.sun.net.httpserver.HttpServer;
import footfall.aws.DynamoSiteStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The whole of Footfall in one process, on 127.0.0.1: pages, API, functions, queue and tables. What it answered with
/// 202 survives Ctrl-C, a kill and a restart.
public final class LocalHouse implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Keys keys;
    private final String url;

    /// Starts, says where, and goes on until it is stopped.
    ///
    /// @param words see `Options`
    public static void main(String... words) throws Exception {
        PrintStream console = System.out;
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException e) {
            throw stopped(e.getMessage());
        }
        LocalHouse house = open(options);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(house::close));
        Welcome.print(console, house.url, house.keys, options.data());
        Thread.currentThread().join();
    }

    private static LocalHouse open(Options options) throws IOException {
        HttpServer server = bound(options.port());
        Optional<HouseFolder> folder = HouseFolder.take(options.data());
        if (folder.isEmpty()) {
            throw stopped("Another Footfall works in " + options.data() + "; stop it, or choose another folder: DATA=");
        }
        PrintStream log = new PrintStream(new BoundedLog(folder.get().log()), true, StandardCharsets.UTF_8);
        System.setOut(log);
        try {
            return new LocalHouse(server, folder.get(), options, log);
        } catch (RuntimeException | Error e) {
            // Parts that started already would keep the process, and the folder, for ever.
            e.printStackTrace();
            throw stopped("Footfall could not start in " + options.data() + ": " + e);
        }
    }

    private static HttpServer bound(int port) throws IOException {
        try {
            return HttpFront.bind(port);
        } catch (BindException e) {
            throw stopped("Port " + port + " of 127.0.0.1 is taken; stop who has it, or choose another: PORT=");
        }
    }

    /// Says why in one line and ends the process with 1.
    private static IllegalStateException stopped(@Nullable String why) {
        System.err.println(why);
        Runtime.getRuntime().halt(1);
        return new IllegalStateException("process: still here, must have ended");
    }

    private LocalHouse(HttpServer server, HouseFolder folder, Options options, PrintStream log) throws IOException {
        InstantSource clock = InstantSource.system();
        keep(folder);
        EmbeddedTables tables = keep(EmbeddedTables.start(folder.tables()));
        EmbeddedQueue queue = keep(EmbeddedQueue.start(folder.queueJournal(), options.mapping().visibility()));
        HouseWiring wiring = HouseWiring.of(new Backing(tables.client(), EmbeddedTables.SITES, EmbeddedTables.DATA,
                queue.client(), queue.url()), clock, log);
        keep(Schedule.start(wiring.jobs()));
        Optional<Keys> known = folder.keys();
        this.keys = known.isPresent() ? known.get()
                : Keys.make(new DynamoSiteStore(tables.client(), EmbeddedTables.SITES), clock);
        this.url = "http://127.0.0.1:" + server.getAddress().getPort();
        keep(MappingSimulator.start(queue.client(), queue.url(), wiring.reducer(), options.mapping()));
        ReconcileHouse.serve(server, tables, keys);
        RedriveHouse.serve(server, queue, keys);
        keep(HttpFront.start(server, wiring.functions(), new Pages(keys), clock));
        folder.write(url, keys);
    }

    /// Stops in order: no more requests, then no more batches, then queue and tables.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("not stopped in order: " + e);
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }
}
