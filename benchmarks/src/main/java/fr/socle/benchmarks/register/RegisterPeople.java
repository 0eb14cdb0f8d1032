package fr.socle.benchmarks.register;

import fr.socle.benchmarks.load.Stage.Person;
import fr.socle.identity.Ins;
import fr.socle.identity.Ins.Authority;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Invented people of the register: the one of a rank is always the same, and nobody bears the number of another.
/// Common names are common, rare ones rare, and a day has its homonyms. Their communes are numbered from 601 on, where
/// the people of the sandbox are not born.
public final class RegisterPeople {

    private static final String HEADING =
            "oid;matricule;nomNaissance;prenoms;premierPrenom;sexe;dateNaissance;lieuNaissance;dateDeces;anciens\n";
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final LocalDate FIRST_DAY = LocalDate.of(1925, 1, 1);
    private static final int DAYS = 36_890;
    private static final int ORDERS = 1_000;
    private static final int COMMUNES = 299;
    private static final int FIRST_COMMUNE = 601;
    private static final int DEPARTMENTS = 94;
    private static final int CORSICA = 20;

    private RegisterPeople() {}

    /// @param first rank of the first person of the file
    public static void writeTo(Path file, int first, int count) throws IOException {
        try (var out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 18)) {
            out.write(HEADING);
            for (var rank = first; rank < first + count; rank++) {
                out.write(line(rank));
            }
        }
    }

    private static String line(int rank) {
        var person = person(rank);
        return String.join(
                ";",
                person.oid(),
                person.matricule(),
                person.family(),
                person.given(),
                "",
                person.gender().equals("female") ? "F" : "M",
                person.birthDate(),
                person.birthPlace(),
                "",
                "\n");
    }

    /// The person of a rank; the identifier of the platform is not known.
    public static Person person(int rank) {
        var random = new SplittableRandom(rank * GOLDEN);
        var woman = random.nextBoolean();
        var born = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var place = place(rank / ORDERS);
        var number = (woman ? "2" : "1")
                + "%02d%02d".formatted(born.getYear() % 100, born.getMonthValue())
                + place
                + "%03d".formatted(rank % ORDERS);
        return new Person(
                "",
                Authority.TEST.oid(),
                Ins.withKey(number, Authority.TEST).matricule(),
                InventedNames.family(random),
                InventedNames.given(woman, random),
                woman ? "female" : "male",
                born.toString(),
                place);
    }

    private static String place(int block) {
        var department = 1 + block / COMMUNES % DEPARTMENTS;
        return "%02d%03d"
                .formatted(department >= CORSICA ? department + 1 : department, FIRST_COMMUNE + block % COMMUNES);
    }
}
