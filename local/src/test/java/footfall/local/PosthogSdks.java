package footfall.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostHog's own SDKs as their users get them, installed once by npm in the versions of a lock file.
final class PosthogSdks {
    private static final Path RESOURCES = Path.of("src", "test", "resources", "posthog");
    private static final Path FOLDER = Path.of("target", "posthog");
    private static final int INSTALL_SECONDS = 300;
    private static final int SEND_SECONDS = 90;

    private PosthogSdks() {}

    /// What a program said.
    record Said(int status, String output, String errors) {}

    /// The folder that has them in `node_modules`.
    static synchronized Path folder() throws IOException, InterruptedException {
        Path lock = FOLDER.resolve("package-lock.json");
        Path done = FOLDER.resolve("done");
        boolean same = Files.exists(done) && Files.mismatch(lock, RESOURCES.resolve("package-lock.json")) < 0;
        if (!same) {
            Files.createDirectories(FOLDER);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(RESOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Said said = run(INSTALL_SECONDS, List.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (said.status() != 0) {
                throw new AssertionError("npm ci: " + said);
            }
            Files.writeString(done, "");
        }
        return FOLDER;
    }

    /// Runs the script that sends by posthog-node.
    ///
    /// @param mode `v0` or `v1`: which of its paths the SDK takes
    static Said send(String url, String key, String mode) throws IOException, InterruptedException {
        folder();
        return run(SEND_SECONDS, List.of("POSTHOG_CAPTURE_MODE", mode), "node",
                RESOURCES.resolve("send.mjs").toAbsolutePath().toString(), url, key);
    }

    private static Said run(int seconds, List<String> variable, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("sdk", ".out");
        Path errors = Files.createTempFile("sdk", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile())
                .redirectOutput(output.toFile()).redirectError(errors.toFile());
        if (!variable.isEmpty()) {
            builder.environment().put(variable.get(0), variable.get(1));
        }
        Process process = builder.start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        Said said = new Said(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
        Files.delete(output);
        Files.delete(errors);
        return said;
    }
}
