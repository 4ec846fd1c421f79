package footfall.proof.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One deliberate break.
///
/// @param edits at least one
record Mutation(String name, List<Edit> edits) {
    /// A text that stands in a file exactly once, and what is put instead.
    record Edit(String file, String find, String put) {}

    /// The mutations of a list: a name, then groups of three lines that begin with `in `, `- ` and `+ `.
    static List<Mutation> read(Path list) throws IOException {
        List<Mutation> mutations = new ArrayList<>();
        for (String block : Files.readString(list).split("\n\\s*\n")) {
            List<String> lines = block.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
            if (lines.isEmpty()) {
                continue;
            }
            List<Edit> edits = new ArrayList<>();
            for (int i = 1; i + 2 < lines.size(); i += 3) {
                edits.add(new Edit(after("in ", lines.get(i)), after("- ", lines.get(i + 1)),
                        after("+ ", lines.get(i + 2))));
            }
            if (edits.isEmpty() || lines.size() % 3 != 1) {
                throw new IllegalArgumentException("mutation: " + lines.getFirst() + ", must be a name and edits of"
                        + " three lines: in, -, +");
            }
            mutations.add(new Mutation(lines.getFirst(), edits));
        }
        return mutations;
    }

    private static String after(String mark, String line) {
        if (!line.startsWith(mark)) {
            throw new IllegalArgumentException("line: " + line + ", must begin with \"" + mark + "\"");
        }
        return line.substring(mark.length());
    }

    /// The texts of the files as the break leaves them.
    ///
    /// @param house the folder that the files are named from
    Map<Path, String> sources(Path house) throws IOException {
        Map<Path, String> sources = new LinkedHashMap<>();
        for (Edit edit : edits) {
            Path file = house.resolve(edit.file);
            String text = sources.containsKey(file) ? sources.get(file) : Files.readString(file);
            int at = text.indexOf(edit.find);
            if (at < 0 || text.indexOf(edit.find, at + 1) >= 0) {
                throw new IllegalStateException("mutation \"" + name + "\": " + edit.file + " must hold exactly once: "
                        + edit.find);
            }
            sources.put(file, text.substring(0, at) + edit.put + text.substring(at + edit.find.length()));
        }
        return sources;
    }
}
