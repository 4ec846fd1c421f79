package footfall.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Packages as their users get them, installed once by npm in the versions of a lock file, and programs that use them.
///
/// @param name of the folder in the tests' resources that has the lock file
record NpmFolder(String name) {
    private static final int INSTALL_SECONDS = 300;
    private static final int PROGRAM_SECONDS = 90;

    /// What a program said.
    record Said(int status, String output, String errors) {}

    /// A file of the resources.
    Path resource(String file) {
        return Path.of("src", "test", "resources", name, file);
    }

    /// The folder that has the packages in `node_modules`.
    Path installed() throws IOException, InterruptedException {
        synchronized (NpmFolder.class) {
            Path lock = folder().resolve("package-lock.json");
            Path done = folder().resolve("done");
            if (!Files.exists(done) || Files.mismatch(lock, resource("package-lock.json")) >= 0) {
                Files.createDirectories(folder());
                for (String file : List.of("package.json", "package-lock.json")) {
                    Files.copy(resource(file), folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                Said said = run(INSTALL_SECONDS,
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                if (said.status() != 0) {
                    throw new AssertionError("npm ci: " + said);
                }
                Files.writeString(done, "");
            }
            return folder();
        }
    }

    /// Runs a program of the resources in that folder.
    Said node(String program, String... arguments) throws IOException, InterruptedException {
        installed();
        List<String> command = new ArrayList<>(List.of("node", resource(program).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(PROGRAM_SECONDS, command);
    }

    private Path folder() {
        return Path.of("target", name);
    }

    private Said run(int seconds, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("npm", ".out");
        Path errors = Files.createTempFile("npm", ".err");
        Process process = new ProcessBuilder(command).directory(folder().toFile()).redirectOutput(output.toFile())
                .redirectError(errors.toFile()).start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        Said said = new Said(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
        Files.delete(output);
        Files.delete(errors);
        return said;
    }
}
