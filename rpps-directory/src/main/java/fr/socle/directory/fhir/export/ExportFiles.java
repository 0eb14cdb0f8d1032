package fr.socle.directory.fhir.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// The files of exports, in the data directory; programs that share a database share it too.
@Component
class ExportFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}(-deleted)?-\\d{1,6}\\.ndjson");

    private final Path folder;

    ExportFiles(@Value("${socle.data-dir:target/test-data}") String data) {
        this.folder = Path.of(data).resolve("exports").toAbsolutePath();
    }

    /// Adds lines behind what is safely written; what a stopped program had written beyond is written over.
    Export.File append(UUID export, Export.File file, List<byte[]> lines) {
        var bytes = new ByteArrayOutputStream();
        for (var line : lines) {
            bytes.writeBytes(line);
            bytes.writeBytes("\n".getBytes(UTF_8));
        }
        try {
            Files.createDirectories(folder.resolve(export.toString()));
            try (var channel =
                    FileChannel.open(path(export, file.name()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(file.bytes());
                var left = ByteBuffer.wrap(bytes.toByteArray());
                var at = file.bytes();
                while (left.hasRemaining()) {
                    at += channel.write(left, at);
                }
                channel.force(false);
                return file.longer(lines.size(), at);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Optional<Path> find(UUID export, String name) {
        return NAME.matcher(name).matches()
                ? Optional.of(path(export, name)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /// What a batch writes meanwhile, whoever writes it takes away.
    void remove(UUID export) {
        FileSystemUtils.deleteRecursively(folder.resolve(export.toString()).toFile());
    }

    private Path path(UUID export, String name) {
        return folder.resolve(export.toString()).resolve(name);
    }
}
