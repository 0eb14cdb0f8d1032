package fr.socle.directory.load.text;

import fr.socle.kernel.imports.ImportRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of a text in UTF-8 or, in older files, in Windows-1252: the first line with an accent tells.
public final class TextLines implements AutoCloseable {

    private static final Charset OLD = Charset.forName("windows-1252");
    private static final int LONGEST = 1 << 20;
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private byte[] line = new byte[1 << 10];
    private int length;
    private long number;
    private long bytes;
    private boolean terminated = true;
    private @Nullable Charset charset;

    public TextLines(InputStream in) {
        this.in = in;
    }

    /// The next line without its end, null after the last.
    @Nullable
    public String next() throws IOException {
        length = 0;
        terminated = false;
        while (!terminated && (position < filled || fill())) {
            take();
        }
        if (length == 0 && !terminated) {
            return null;
        }
        number++;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return decoded();
    }

    /// The next line that is not blank, null after the last.
    @Nullable
    public String nextFilled() throws IOException {
        var next = next();
        while (next != null && next.replace("\uFEFF", "").isBlank()) {
            next = next();
        }
        return next;
    }

    /// The number of the line [#next()] gave last, from 1.
    public long number() {
        return number;
    }

    /// How many bytes were read.
    public long bytes() {
        return bytes;
    }

    /// Whether the last line given ended as a line does.
    public boolean terminated() {
        return terminated;
    }

    public boolean atEnd() throws IOException {
        return position >= filled && !fill();
    }

    private void take() throws IOException {
        var start = position;
        while (position < filled && buffer[position] != '\n') {
            position++;
        }
        var count = position - start;
        if (length + count > line.length) {
            if (length + count > LONGEST) {
                throw new ImportRefusal.Unreadable(number + 1, "the line never ends").asException();
            }
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(buffer, start, line, length, count);
        length += count;
        if (position < filled) {
            position++;
            terminated = true;
        }
    }

    private boolean fill() throws IOException {
        try {
            filled = in.read(buffer);
        } catch (EOFException cut) {
            throw new ImportRefusal.Truncated(number + 1, "the compressed file is cut").asException();
        } catch (ZipException broken) {
            throw new ImportRefusal.Unreadable(number + 1, "the compressed file is damaged").asException();
        }
        position = 0;
        bytes += Math.max(filled, 0);
        return filled > 0;
    }

    private String decoded() {
        var accented = false;
        for (var i = 0; i < length; i++) {
            accented |= line[i] < 0;
            if (line[i] == 0) {
                throw new ImportRefusal.Unreadable(number, "it is no text in UTF-8 (UTF-16, or binary)").asException();
            }
        }
        if (!accented) {
            return new String(line, 0, length, StandardCharsets.ISO_8859_1);
        }
        if (charset == OLD) {
            return new String(line, 0, length, OLD);
        }
        if (charset != null) {
            var quick = new String(line, 0, length, StandardCharsets.UTF_8);
            if (quick.indexOf(REPLACEMENT) < 0) {
                return quick;
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
            charset = StandardCharsets.UTF_8;
            return text.toString();
        } catch (CharacterCodingException notUtf8) {
            if (charset != null) {
                throw new ImportRefusal.Unreadable(number, "it is not UTF-8 as the lines before").asException();
            }
            charset = OLD;
            return new String(line, 0, length, OLD);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
