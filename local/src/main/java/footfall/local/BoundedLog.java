package footfall.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A log of at most two files: when one is full it becomes `.1` and a new one begins.
final class BoundedLog extends OutputStream {
    /// The most bytes of one of the files.
    static final long FILE_BYTES_MAX = 10L << 20;

    private final Path file;
    private OutputStream out;
    private long written;

    BoundedLog(Path file) throws IOException {
        this.file = file;
        this.out = new FileOutputStream(file.toFile(), true);
        this.written = Files.size(file);
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] octets, int from, int count) throws IOException {
        if (written + count > FILE_BYTES_MAX) {
            out.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            out = new FileOutputStream(file.toFile());
            written = 0;
        }
        out.write(octets, from, count);
        written += count;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
