package fr.socle.kernel.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/// The file to import, already on our disk: plain, gzip or zip, told apart by its first bytes.
///
/// @param path where it lies
/// @param originalName what the sender called it
public record ImportFile(Path path, String originalName) {

    /// The text itself: decompressed, or the only entry of a zip.
    ///
    /// @throws fr.socle.kernel.Refused for an archive that holds nothing
    public InputStream open() throws IOException {
        var names = entryNames();
        if (names.size() == 1) {
            return open(names.getFirst());
        }
        if (names.isEmpty() && startsWith('P', 'K')) {
            throw new ImportRefusal.Empty().asException();
        }
        var raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return isGzip() ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    /// Bytes of the text that [#open()] gives, as the file itself declares them: for progress, not for trust.
    public long textSize() throws IOException {
        if (isGzip()) {
            return gzipSize();
        }
        if (!startsWith('P', 'K')) {
            return Files.size(path);
        }
        try (var zip = new ZipFile(path.toFile())) {
            return zip.stream().mapToLong(it -> Math.max(0, it.getSize())).sum();
        }
    }

    /// The last four bytes of a gzip file hold the size of its text, modulo 4 GiB.
    private long gzipSize() throws IOException {
        try (var file = FileChannel.open(path)) {
            var tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            file.read(tail, Math.max(0, file.size() - 4));
            return Integer.toUnsignedLong(tail.getInt(0));
        }
    }

    /// Names of the files in a zip; empty when it is none.
    public List<String> entryNames() throws IOException {
        if (!startsWith('P', 'K')) {
            return List.of();
        }
        try (var zip = new ZipFile(path.toFile())) {
            return zip.stream()
                    .filter(it -> !it.isDirectory())
                    .map(it -> it.getName())
                    .toList();
        }
    }

    /// One file of a zip. Closing the stream closes the zip.
    public InputStream open(String entryName) throws IOException {
        var zip = new ZipFile(path.toFile());
        var entry = zip.getEntry(entryName);
        if (entry == null) {
            zip.close();
            throw new java.io.FileNotFoundException(entryName);
        }
        return new java.io.FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    private boolean isGzip() throws IOException {
        return startsWith(0x1f, 0x8b);
    }

    private boolean startsWith(int first, int second) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.read() == first && in.read() == second;
        }
    }
}
