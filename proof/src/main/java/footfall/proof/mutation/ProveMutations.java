package footfall.proof.mutation;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// `make prove-mutations`: makes each break of `proof/mutations.txt` by itself, lets the proof look for it, and prints
/// what found it. Ends with 1 if one is not found.
public final class ProveMutations {
    private static final Path LIST = Path.of("proof/mutations.txt");
    private static final Path WORK = Path.of("target/proof/mutants");
    private static final Path RESULT = Path.of("target/proof/mutations.json");

    private ProveMutations() {}

    /// What became of a break.
    ///
    /// @param by the scope that found it; "" if none did
    private record Found(String name, String by, long schedules, String complaint, long seconds) {}

    /// @param args the most seconds for each; a part of the names of those that are wanted
    public static void main(String[] args) throws IOException, InterruptedException {
        String wanted = args.length > 1 ? args[1] : "";
        List<Mutation> mutations = Mutation.read(LIST).stream().filter(each -> each.name().contains(wanted)).toList();
        for (Mutation mutation : mutations) {
            mutation.sources(Path.of(""));
        }
        System.out.printf("%-52s | %-16s | %s%n", "mutation", "caught by", "after");
        List<Found> all = new ArrayList<>();
        for (Mutation mutation : mutations) {
            Found found = look(mutation, all.size(), args[0]);
            all.add(found);
            System.out.printf("%-52s | %-16s | %,d schedules, %d s: %s%n", found.name, found.by.isEmpty() ? "NOTHING"
                    : found.by, found.schedules, found.seconds, found.complaint);
        }
        Files.writeString(RESULT, json(all));
        long survived = all.stream().filter(found -> found.by.isEmpty()).count();
        System.out.printf("%d of %d found; written to %s%n", all.size() - survived, all.size(), RESULT);
        System.exit(survived == 0 ? 0 : 1);
    }

    private static Found look(Mutation mutation, int number, String seconds) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Path folder = WORK.resolve(Integer.toString(number));
        compile(mutation, folder);
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-XX:+UseSerialGC", "-cp", folder.resolve("classes") + File.pathSeparator
                + System.getProperty("java.class.path"), Mutant.class.getName(), seconds)
                .redirectErrorStream(true).start();
        String caught = "";
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                caught = line.startsWith(Mutant.CAUGHT + "\t") ? line : caught;
                lines.add(line);
            }
        }
        process.waitFor();
        Files.write(folder.resolve("story.txt"), lines);
        long took = (System.nanoTime() - begun) / 1_000_000_000;
        String[] parts = caught.split("\t", 4);
        return caught.isEmpty() ? new Found(mutation.name(), "", 0, "see " + folder.resolve("story.txt"), took)
                : new Found(mutation.name(), parts[1], Long.parseLong(parts[2]), parts[3], took);
    }

    private static void compile(Mutation mutation, Path folder) throws IOException {
        clear(folder);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d", classes.toString()));
        for (Map.Entry<Path, String> source : mutation.sources(Path.of("")).entrySet()) {
            Path copy = folder.resolve("sources").resolve(source.getKey().getFileName());
            Files.createDirectories(copy.getParent());
            arguments.add(Files.writeString(copy, source.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("mutation \"" + mutation.name() + "\": does not compile");
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String json(List<Found> all) {
        return all.stream().map(found -> """
                  {"mutation": "%s", "caught": %b, "by": "%s", "schedules": %d, "complaint": "%s"}""".formatted(
                found.name, !found.by.isEmpty(), found.by, found.schedules, found.complaint.replace("\\", "\\\\")
                        .replace("\"", "\\\""))).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
