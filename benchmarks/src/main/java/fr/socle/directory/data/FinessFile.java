package fr.socle.directory.data;

import fr.socle.kernel.FinessNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Writes the national file of establishments in its layout "etalab", with invented sites and their positions; kinds of
/// establishments are as frequent as in the country. The same count and seed give the same file.
///
/// `java … fr.socle.directory.data.FinessFile target.csv [sites] [seed]`
public final class FinessFile {

    /// As many as in the national file of 2021.
    public static final int COUNTRY = 95_333;

    /// Category, its label, the group it belongs to, how many in a thousand.
    private static final List<Kind> KINDS = List.of(
            new Kind("620", "Pharmacie d'Officine", "3101", 221),
            new Kind("460", "Service d'Aide et d'Accompagnement à Domicile", "4605", 90),
            new Kind("500", "Etablissement d'hébergement pour personnes âgées dépendantes", "4401", 79),
            new Kind("611", "Laboratoire de Biologie Médicale", "3201", 42),
            new Kind("124", "Centre de Santé", "2205", 26),
            new Kind("603", "Maison de santé", "1000", 20),
            new Kind("355", "Centre Hospitalier (C.H.)", "1102", 15),
            new Kind("365", "Etablissement de Soins Pluridisciplinaire", "1110", 12),
            new Kind("156", "Centre Médico-Psychologique (C.M.P.)", "1111", 21),
            new Kind("354", "Service de Soins Infirmiers A Domicile", "4605", 16),
            new Kind("189", "Centre Médico-Psycho-Pédagogique", "4102", 458));

    private static final int NAMES = 40_000;

    private final Random random;

    private FinessFile(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        var sites = arguments.length > 1 ? Integer.parseInt(arguments[1]) : COUNTRY;
        write(Path.of(arguments[0]), sites, arguments.length > 2 ? Long.parseLong(arguments[2]) : 42);
    }

    public static void write(Path target, int sites, long seed) throws IOException {
        var file = new FinessFile(seed);
        try (var out = Files.newBufferedWriter(target)) {
            out.write("finess;etalab;98;2026-05-04\n");
            for (var site = 0; site < sites; site++) {
                out.write(file.site(site));
            }
            for (var site = 0; site < sites; site++) {
                out.write(file.position(site));
            }
        }
    }

    private static int department(int site) {
        var department = 1 + site % 95;
        return department == 20 ? 21 : department;
    }

    private static String number(int site) {
        return FinessNumber.withKey("%02d%06d".formatted(department(site), site))
                .value();
    }

    private String site(int site) {
        var kind = kind();
        var department = department(site);
        var town = random.nextInt(360);
        var name = Words.word(random, NAMES);
        return String.join(
                        ";",
                        "structureet",
                        number(site),
                        number(site / 3),
                        kind.label().split(" ")[0].toUpperCase(java.util.Locale.ROOT) + " " + name,
                        "",
                        "",
                        "",
                        String.valueOf(1 + random.nextInt(180)),
                        "R",
                        "DE " + Words.word(random, NAMES),
                        "",
                        "",
                        "%03d".formatted(1 + town),
                        "%02d".formatted(department),
                        "",
                        "%02d%03d %s".formatted(department, 10 * (town % 99), Words.spelled(95 * town + department)),
                        "019900%04d".formatted(random.nextInt(10_000)),
                        "",
                        kind.code(),
                        kind.label(),
                        kind.group(),
                        "Groupe " + kind.group(),
                        "%014d".formatted(random.nextLong(100_000_000_000_000L)),
                        "8610Z",
                        "",
                        "",
                        "1",
                        "Etablissement public de santé",
                        "1979-02-13",
                        "1979-02-13",
                        "2020-02-04",
                        "")
                + "\n";
    }

    private String position(int site) {
        return "geolocalisation;%s;%.1f;%.1f;1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Metropole);2026-05-04\n"
                .formatted(
                        (Object) number(site),
                        clustered(370_000, 1_000_000, site % 95),
                        clustered(6_280_000, 7_000_000, site % 95 * 37 % 95));
    }

    /// Sites of a department stand around its middle.
    private double clustered(double from, double to, int department) {
        var middle = from + (to - from) * department / 95;
        return Math.clamp(middle + random.nextGaussian() * 20_000, from, to);
    }

    private Kind kind() {
        var left = random.nextInt(1_000);
        for (var kind : KINDS) {
            left -= kind.perThousand();
            if (left < 0) {
                return kind;
            }
        }
        return KINDS.getFirst();
    }

    private record Kind(String code, String label, String group, int perThousand) {}
}
