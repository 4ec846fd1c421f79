package footfall.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A file that knows which messages of a queue in memory are not done, so that a process that is killed forgets none.
/// One line a fact: `put <id> <group> <body in base64>` or `done <id>`; a last line without its end was never
/// promised to anyone. A message may come back although it was done: at least once, as a queue says of itself.
/// Safe for use by many threads.
final class QueueJournal implements Closeable {
    /// Above this many bytes the file is written anew with what is not done, if that is less than half of it.
    static final long FILE_BYTES = 64L << 20;
    /// The most messages whose end is remembered although their beginning was not told yet.
    private static final int EARLY_MAX = 120_000;
    private static final String VERSION = "footfall-queue 1\n";

    private final Path file;
    private final Map<String, Message> open = new LinkedHashMap<>();
    private final Set<String> early = new LinkedHashSet<>();
    private FileChannel channel;
    private long openBytes;

    /// A message as it was sent.
    ///
    /// @param group its message group, or "" if none
    record Message(String id, String group, String body) {}

    private QueueJournal(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            read(Files.readString(file, StandardCharsets.US_ASCII));
        }
        this.channel = rewritten();
    }

    /// Opens the journal, or begins one.
    static QueueJournal open(Path file) {
        try {
            return new QueueJournal(file);
        } catch (IOException e) {
            throw new UncheckedIOException("queue journal: " + file, e);
        }
    }

    /// The messages that are not done, oldest first.
    synchronized List<Message> unfinished() {
        return List.copyOf(open.values());
    }

    /// Afterwards the messages are on the disk.
    synchronized void put(Collection<Message> messages) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Message message : messages) {
            if (!early.remove(message.id())) {
                lines.append(line(message));
                begin(message);
            }
        }
        write(lines);
        channel.force(false);
    }

    /// These messages need not come again. Not forced to the disk: a lost end is a message delivered twice.
    synchronized void done(Collection<String> ids) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            if (!end(id)) {
                rememberEarly(id);
            }
            lines.append("done ").append(id).append('\n');
        }
        write(lines);
        if (channel.size() > FILE_BYTES && openBytes < channel.size() / 2) {
            channel.close();
            channel = rewritten();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.force(false);
        channel.close();
    }

    private void read(String text) {
        if (!text.startsWith(VERSION)) {
            throw new IllegalStateException("queue journal: " + file + ", must begin with " + VERSION.strip());
        }
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(VERSION.length(), whole).lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            if (words[0].equals("put")) {
                String body = new String(Base64.getDecoder().decode(words[3]), StandardCharsets.UTF_8);
                if (!early.remove(words[1])) {
                    begin(new Message(words[1], words[2], body));
                }
            } else if (!end(words[1])) {
                rememberEarly(words[1]);
            }
        });
    }

    private FileChannel rewritten() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(out, VERSION);
            for (Message message : new ArrayList<>(open.values())) {
                writeAll(out, line(message));
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private void begin(Message message) {
        if (open.put(message.id(), message) == null) {
            openBytes += message.body().length();
        }
    }

    private boolean end(String id) {
        Message message = open.remove(id);
        openBytes -= message == null ? 0 : message.body().length();
        return message != null;
    }

    private void rememberEarly(String id) {
        early.add(id);
        if (early.size() > EARLY_MAX) {
            early.remove(early.iterator().next());
        }
    }

    private static String line(Message message) {
        return "put " + message.id() + " " + message.group() + " "
                + Base64.getEncoder().encodeToString(message.body().getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    private void write(CharSequence lines) throws IOException {
        writeAll(channel, lines);
    }

    private static void writeAll(FileChannel out, CharSequence lines) throws IOException {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(java.nio.CharBuffer.wrap(lines));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
