package fr.socle.prescription.bdpm;

import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.core.io.ClassPathResource;

/// Where the files of one edition of the base lie.
interface BdpmArchive extends AutoCloseable {

    boolean has(BdpmFile file);

    long size(BdpmFile file);

    InputStream open(BdpmFile file) throws IOException;

    @Override
    void close() throws IOException;

    /// A zip, whatever folders it puts the files in.
    ///
    /// @throws fr.socle.kernel.Refused when it is no readable zip
    static BdpmArchive zip(ImportFile file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.path().toFile());
        } catch (ZipException damaged) {
            throw new ImportRefusal.Unreadable(0, "not a readable zip archive of the CIS_* files").asException();
        }
        var entries = new EnumMap<BdpmFile, ZipEntry>(BdpmFile.class);
        zip.stream().filter(it -> !it.isDirectory()).forEach(entry -> {
            var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            for (var known : BdpmFile.values()) {
                if (known.fileName().equalsIgnoreCase(name)) {
                    entries.put(known, entry);
                }
            }
        });
        return new Zip(zip, entries);
    }

    record Zip(ZipFile zip, Map<BdpmFile, ZipEntry> entries) implements BdpmArchive {

        @Override
        public boolean has(BdpmFile file) {
            return entries.containsKey(file);
        }

        @Override
        public long size(BdpmFile file) {
            var entry = entries.get(file);
            return entry == null ? 0 : Math.max(0, entry.getSize());
        }

        @Override
        public InputStream open(BdpmFile file) throws IOException {
            var entry = entries.get(file);
            if (entry == null) {
                throw new FileNotFoundException(file.fileName());
            }
            return zip.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /// The sample that comes with the program.
    record Sample(String folder) implements BdpmArchive {

        @Override
        public boolean has(BdpmFile file) {
            return resource(file).exists();
        }

        @Override
        public long size(BdpmFile file) {
            return 1;
        }

        @Override
        public InputStream open(BdpmFile file) throws IOException {
            return resource(file).getInputStream();
        }

        @Override
        public void close() {}

        private ClassPathResource resource(BdpmFile file) {
            return new ClassPathResource(folder + "/" + file.fileName());
        }
    }
}
