package footfall.codec;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/// Texts that are mostly numbers written out, such as the ids of visitors, as those numbers: hexadecimal digits,
/// base64url or a UUID. Every other text stays a text.
final class DenseText {
    private static final int PLAIN = 0;
    private static final int HEX = 1;
    private static final int BASE64 = 2;
    private static final int UUID_FORM = 3;
    private static final int CHARS_MIN = 8;

    private DenseText() {}

    static void write(ByteWriter plain, ByteWriter dense, String text) {
        int form = form(text);
        if (form == PLAIN) {
            plain.varint(PLAIN);
            plain.text(text);
            return;
        }
        byte[] bytes = switch (form) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getUrlDecoder().decode(text);
            default -> bytes(UUID.fromString(text));
        };
        plain.varint((long) bytes.length << 2 | form);
        dense.bytes(bytes);
    }

    static String read(ByteReader plain, ByteReader dense) {
        int header = plain.count();
        int form = header & 3;
        if (form == PLAIN) {
            return plain.text();
        }
        byte[] bytes = dense.bytes(header >>> 2);
        return switch (form) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            default -> uuid(bytes);
        };
    }

    private static int form(String text) {
        if (text.length() < CHARS_MIN) {
            return PLAIN;
        }
        if (text.length() % 2 == 0 && text.chars().allMatch(DenseText::isHex)) {
            return HEX;
        }
        if (isUuid(text)) {
            return UUID_FORM;
        }
        return isBase64(text) ? BASE64 : PLAIN;
    }

    private static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64(String text) {
        boolean letters = text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9' || c == '-' || c == '_');
        // The last character may carry bits that no byte takes: then the text is no base64 of ours.
        return letters && text.length() % 4 != 1 && Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Base64.getUrlDecoder().decode(text)).equals(text);
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static String uuid(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("uuid: " + bytes.length + " bytes, must be 16");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
