package footfall.wire.openpanel;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a body or an item, in the words that the SDKs' own server uses.
///
/// @param path    names and indexes from the outermost in; none: it is the whole
/// @param message what is wrong there
record Fault(List<String> path, String message) {
    Fault {
        path = List.copyOf(path);
    }

    /// Another kind of value than is wanted, `undefined` if there is none.
    static Fault kind(List<String> path, String wanted, String found) {
        return new Fault(path, "Invalid input: expected " + wanted + ", received " + found);
    }

    /// The same below a member.
    Fault below(String member) {
        List<String> whole = new ArrayList<>(List.of(member));
        whole.addAll(path);
        return new Fault(whole, message);
    }

    /// As the answer to a whole request says it.
    String inBody() {
        return "body/" + String.join("/", path) + " " + message;
    }

    /// As the answer to a batch says it of a row.
    String inRow() {
        return path.isEmpty() ? message : String.join(".", path) + ": " + message;
    }
}
