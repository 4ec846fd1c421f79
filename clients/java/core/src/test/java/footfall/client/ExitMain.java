package footfall.client;

import java.net.URI;

/// A program that captures two events and ends, one way or another: `ExitMain <host> return|exit|nohook|wait`.
public final class ExitMain {
    private ExitMain() {}

    /// Ends.
    public static void main(String... arguments) throws InterruptedException {
        Analytics client = Analytics.builder("k", URI.create(arguments[0]))
                .closeOnExit(!arguments[1].equals("nohook")).build();
        client.capture("u", "first");
        client.capture("u", "second");
        switch (arguments[1]) {
            case "exit" -> System.exit(3);
            case "wait" -> {
                System.out.println("waiting");
                Thread.sleep(60_000);
            }
            case "late" -> Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                Analytics late = Analytics.builder("k", URI.create(arguments[0])).build();
                late.capture("u", "third");
                late.close();
            }));
            default -> { }
        }
    }
}
