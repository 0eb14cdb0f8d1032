package fr.socle.directory.load.text;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of COPY, written as bytes without a detour by strings.
final class CopyLine {

    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_CHAR = 4;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    int length() {
        return length;
    }

    /// What was written, handed over; the next rows begin anew.
    byte[] take() {
        var taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    void row(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            room(UUID_LENGTH + 1);
            if (i > 0) {
                bytes[length++] = '\t';
            }
            value(values[i]);
        }
        room(1);
        bytes[length++] = '\n';
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> {
                bytes[length++] = '\\';
                bytes[length++] = 'N';
            }
            case UUID id -> uuid(id);
            case Boolean flag -> bytes[length++] = (byte) (flag ? 't' : 'f');
            default -> text(value.toString());
        }
    }

    private void text(String text) {
        var count = text.length();
        room(LONGEST_CHAR * count);
        for (var i = 0; i < count; i++) {
            var c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < count) {
                var point = Character.toCodePoint(c, text.charAt(++i));
                bytes[length++] = (byte) (0xf0 | point >> 18);
                bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
                bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
                bytes[length++] = (byte) (0x80 | point & 0x3f);
            } else if (Character.isSurrogate(c)) {
                bytes[length++] = '?';
            } else {
                bytes[length++] = (byte) (0xe0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            }
        }
    }

    private void ascii(char c) {
        var letter =
                switch (c) {
                    case '\\' -> '\\';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    default -> 0;
                };
        if (letter == 0) {
            bytes[length++] = c == 0 ? (byte) ' ' : (byte) c;
        } else {
            bytes[length++] = '\\';
            bytes[length++] = (byte) letter;
        }
    }

    private void uuid(UUID id) {
        hex(id.getMostSignificantBits(), 8, 4, 4);
        bytes[length++] = '-';
        hex(id.getLeastSignificantBits(), 4, 12);
    }

    private void hex(long bits, int... groups) {
        var shift = Long.SIZE;
        for (var group = 0; group < groups.length; group++) {
            if (group > 0) {
                bytes[length++] = '-';
            }
            for (var digit = 0; digit < groups[group]; digit++) {
                shift -= 4;
                bytes[length++] = HEX[(int) (bits >>> shift) & 0xf];
            }
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
