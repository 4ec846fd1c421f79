package footfall.proof;

import footfall.local.ReconcileHouse;
import footfall.port.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `make reconcile`: compares every view of the local house, running or not, with a recount of its log. Prints
/// `0 differences`, or each difference, and exits with 1 if there is any.
public final class ReconcileMain {
    private ReconcileMain() {}

    /// @param args the folder of the house, if not `.footfall`
    public static void main(String[] args) throws InterruptedException {
        Path data = Path.of(args.length > 0 ? args[0] : ".footfall");
        try {
            List<String> differences = ReconcileHouse.differences(data);
            differences.forEach(System.out::println);
            System.out.println(differences.size() + " differences");
            System.exit(differences.isEmpty() ? 0 : 1);
        } catch (IOException | Unavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
