package fr.socle.directory.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The extraction as it is published: `Personne_activite`, `SavoirFaire` and `Dipl_AutExerc` about the same invented
/// people, in one zip.
public final class RppsArchive implements AutoCloseable {

    private static final String PERSON =
            "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|";
    private static final String KNOW_HOW_HEADER = PERSON
            + "Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|"
            + "Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|\n";
    private static final String DEGREE_HEADER = PERSON
            + "Code type diplôme obtenu|Libellé type diplôme obtenu|Code diplôme obtenu|Libellé diplôme obtenu|"
            + "Code type autorisation|Libellé type autorisation|Code discipline autorisation|"
            + "Libellé discipline autorisation|\n";
    private static final double SECOND_DEGREE = 0.08;

    private final BufferedWriter knowHows;
    private final BufferedWriter degrees;
    private final Random random;

    RppsArchive(Path knowHows, Path degrees, long seed) throws IOException {
        this.knowHows = Files.newBufferedWriter(knowHows);
        this.degrees = Files.newBufferedWriter(degrees);
        this.random = new Random(seed);
        this.knowHows.write(KNOW_HOW_HEADER);
        this.degrees.write(DEGREE_HEADER);
    }

    /// @param lines of `Personne_activite`; the other files follow from its people
    /// @return how many people the archive holds
    public static long write(Path target, long lines, long seed, List<String> sites) throws IOException {
        var folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), "rpps");
        var activities = folder.resolve("PS_LibreAcces_Personne_activite.txt");
        var knowHows = folder.resolve("PS_LibreAcces_SavoirFaire.txt");
        var degrees = folder.resolve("PS_LibreAcces_Dipl_AutExerc.txt");
        try (var archive = new RppsArchive(knowHows, degrees, seed)) {
            var people = RppsFile.write(activities, lines, seed, sites, archive);
            archive.close();
            zip(target, List.of(knowHows, degrees, activities));
            return people;
        } finally {
            for (var file : List.of(activities, knowHows, degrees, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    void person(String rpps, String family, String given, Trade trade, List<String> codes) throws IOException {
        var person = "8|" + rpps + "|8" + rpps + "|" + family + "|" + given + "|";
        for (var code : codes) {
            var type = RppsLine.typeOf(code);
            knowHows.write(person + trade.code() + "|" + trade.label() + "|C|Civil|" + type + "|" + type + "|" + code
                    + "|" + code + "|\n");
        }
        degrees.write(person + "DE|Diplôme d'Etat français|DE" + trade.code() + "|DE " + trade.label() + "|||||\n");
        if (random.nextDouble() < SECOND_DEGREE) {
            degrees.write(
                    person + "DU|Diplôme d'université|DU" + (10 + random.nextInt(80)) + "|Diplôme d'université|||||\n");
        }
    }

    private static void zip(Path target, List<Path> files) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    @Override
    public void close() throws IOException {
        knowHows.close();
        degrees.close();
    }
}
