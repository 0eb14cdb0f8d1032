package fr.socle.prescription.bdpm;

import fr.socle.kernel.imports.ImportRefusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import org.jspecify.annotations.Nullable;

/// One file, line by line, each cut into its columns.
final class BdpmLines {

    private final BdpmFile file;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    private long lines;
    private long octets;
    private boolean complete = true;

    BdpmLines(BdpmFile file, InputStream in) {
        this.file = file;
        this.in = new BufferedInputStream(in, 1 << 16);
        this.decoder = file.charset().newDecoder(); // reports what it cannot read
    }

    /// The columns of the next line, stripped; null at the end. A blank line has no column.
    String @Nullable [] next() throws IOException {
        if (!readLine()) {
            return null;
        }
        lines++;
        var line = decoded();
        if (line.isBlank()) {
            return new String[0];
        }
        var columns = line.split("\t", -1);
        if (columns.length != file.columns()) {
            throw wrongWidth(columns.length);
        }
        for (var i = 0; i < columns.length; i++) {
            columns[i] = columns[i].strip();
        }
        return columns;
    }

    long lines() {
        return lines;
    }

    long octets() {
        return octets;
    }

    /// @param what what is wrong with the line just read
    RuntimeException unreadable(String what) {
        return new ImportRefusal.Unreadable(lines, file.fileName() + ": " + what).asException();
    }

    private boolean readLine() throws IOException {
        bytes.reset();
        var next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n') {
            bytes.write(next);
            next = in.read();
        }
        complete = next >= 0;
        octets += bytes.size() + (complete ? 1 : 0);
        return true;
    }

    private String decoded() {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException _) {
            throw unreadable("not in " + file.charset());
        }
    }

    private RuntimeException wrongWidth(int found) {
        var detail =
                file.fileName() + " has lines of " + file.columns() + " columns separated by tabulations, not " + found;
        if (lines == 1) {
            return new ImportRefusal.WrongHeader(detail).asException();
        }
        return complete
                ? new ImportRefusal.Unreadable(lines, detail).asException()
                : new ImportRefusal.Truncated(lines, detail).asException();
    }
}
