/// Sends analytics events without blocking. Needs the JDK alone.
module dev.footfall.client {
    requires java.net.http;
    requires static org.jspecify;

    exports footfall.client;
}
