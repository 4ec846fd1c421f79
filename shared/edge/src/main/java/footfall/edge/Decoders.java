package footfall.edge;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// The encodings of a body that servers choose from. Each one's library is loaded when somebody first sends it.
public final class Decoders {
    private static final int ZLIB_FIRST_BYTE = 0x78;

    private Decoders() {}

    /// What undoes an encoding by its name in `Content-Encoding`, in any case; empty for one that is not known.
    public static Optional<Body.Decoder> named(String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(encoded -> encoded);
            case "gzip" -> Optional.of(Body::gunzip);
            case "deflate" -> Optional.of(Decoders::inflate);
            case "br" -> Optional.of(encoded -> new BrotliInputStream(encoded));
            case "zstd" -> Optional.of(encoded -> new Zstd(new ZstdInputStream(encoded)));
            case String other -> Optional.empty();
        };
    }

    /// The name means a zlib stream (RFC 9110, section 8.4.1.2), but many send the bare one that is inside.
    private static InputStream inflate(InputStream encoded) throws IOException {
        BufferedInputStream peeked = new BufferedInputStream(encoded);
        peeked.mark(1);
        int first = peeked.read();
        peeked.reset();
        return new Inflating(peeked, first != ZLIB_FIRST_BYTE);
    }

    /// Gives back at its end what the inflater holds outside the heap.
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream encoded, boolean bare) {
            super(encoded, new Inflater(bare));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /// Says in the words of streams that bytes are malformed. The library finds some of it only by what its own
    /// arithmetic throws: an index beyond a table, a number beyond an int.
    private static final class Zstd extends FilterInputStream {
        Zstd(InputStream decoder) {
            super(decoder);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                return super.read(into, from, length);
            } catch (RuntimeException e) {
                throw new IOException("zstd: malformed", e);
            }
        }
    }
}
