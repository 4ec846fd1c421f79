package footfall.proof;

import footfall.local.ReconcileHouse;
import footfall.port.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `make reconcile`: compares every view of the local house, running or not, with a recount of its log. Prints
/// `0 differences`, or each difference, and exits with 1 if there is any. `DAYS=` compares the last days only, of logs
/// that are long.
public final class ReconcileMain {
    private ReconcileMain() {}

    /// @param args the folder of the house, if not `.footfall`; and how many days back, if not all of each log
    public static void main(String[] args) throws InterruptedException {
        Path data = Path.of(args.length > 0 ? args[0] : ".footfall");
        String days = args.length > 1 ? args[1] : "0";
        if (!days.matches("[0-9]{1,4}")) {
            System.err.println("DAYS=" + days + ": must be a whole number, 0 (all) to 9999");
            System.exit(1);
        }
        try {
            List<String> differences = ReconcileHouse.differences(data, Integer.parseInt(days));
            differences.forEach(System.out::println);
            System.out.println(differences.size() + " differences");
            System.exit(differences.isEmpty() ? 0 : 1);
        } catch (IOException | Unavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
