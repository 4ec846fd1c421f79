package footfall.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder with all that a local house keeps. One process has it at a time; the system gives it free however the
/// process ends.
final class HouseFolder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final FileChannel lockFile;

    private HouseFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Takes a folder, made if it is not there; empty if another process has it.
    static Optional<HouseFolder> take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (lock(lockFile) == null) {
            lockFile.close();
            return Optional.empty();
        }
        return Optional.of(new HouseFolder(folder, lockFile));
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// The tables' file.
    Path tables() {
        return folder.resolve("tables.db");
    }

    /// The queue's journal.
    Path queueJournal() {
        return folder.resolve("queue.journal");
    }

    /// What the functions log.
    Path log() {
        return folder.resolve("house.log");
    }

    /// Where programs find the house: url, site, keys and process.
    Path localFile() {
        return folder.resolve("local.json");
    }

    /// The keys that were written down; empty at the first start.
    Optional<Keys> keys() throws IOException {
        if (!Files.exists(localFile())) {
            return Optional.empty();
        }
        JsonNode file = JSON.readTree(Files.readString(localFile()));
        return Optional.of(new Keys(file.required("site").asText(), file.required("writeKey").asText(),
                file.required("readKey").asText(), file.required("adminKey").asText()));
    }

    /// Writes the file anew, whole or not at all, for nobody else to read.
    void write(String url, Keys keys) throws IOException {
        ObjectNode file = JSON.createObjectNode().put("url", url).put("site", keys.site())
                .put("writeKey", keys.writeKey()).put("readKey", keys.readKey()).put("adminKey", keys.adminKey())
                .put("pid", ProcessHandle.current().pid());
        Path fresh = folder.resolve("local.json.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n");
        Files.move(fresh, localFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
