package fr.socle.directory.data;

import fr.socle.kernel.RppsNumber;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Writes `PS_LibreAcces_Personne_activite` in its official layout of 56 columns, with invented people spread as the
/// real ones are: professions, people with several places, lines with several know-hows, phones on 45 % of the lines,
/// people without a place. The same count and seed give the same file.
///
/// `java … fr.socle.directory.data.RppsFile target.txt [lines] [seed] [file of FINESS sites]`; with a target `.zip`,
// the
/// three files of the extraction in one archive.
public final class RppsFile {

    private static final int FAMILIES = 220_000;
    private static final int GIVEN = 9_000;
    private static final int TOWNS = 12_000;
    private static final double WITH_PHONE = 0.449;
    private static final double WITHOUT_PLACE = 0.17;
    private static final double SECOND_PLACE = 0.14;

    private final Random random;
    private final List<String> finess;
    private long people;
    private long lines;

    private RppsFile(long seed, List<String> finess) {
        random = new Random(seed);
        this.finess = finess;
    }

    public static void main(String[] arguments) throws IOException {
        var target = Path.of(arguments[0]);
        var lines = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2_308_081;
        var seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 42;
        var sites = arguments.length > 3 ? sites(Path.of(arguments[3])) : List.<String>of();
        var people = target.toString().endsWith(".zip")
                ? RppsArchive.write(target, lines, seed, sites)
                : write(target, lines, seed, sites);
        System.out.println(lines + " lines, " + people + " people in " + target);
    }

    /// @param sites FINESS numbers where people may practise; empty for none
    /// @return how many people the file holds
    public static long write(Path target, long lines, long seed, List<String> sites) throws IOException {
        return write(target, lines, seed, sites, null);
    }

    static long write(Path target, long lines, long seed, List<String> sites, @Nullable RppsArchive others)
            throws IOException {
        var file = new RppsFile(seed, sites);
        try (var out = Files.newBufferedWriter(target)) {
            out.write(RppsLine.HEADER);
            while (file.lines < lines) {
                file.person(out, lines, others);
            }
        }
        return file.people;
    }

    /// The FINESS numbers of the sites of a national file.
    public static List<String> sites(Path file) throws IOException {
        try (var all = Files.lines(file)) {
            return all.filter(it -> it.startsWith("structureet;"))
                    .map(it -> it.split(";", 3)[1])
                    .toList();
        }
    }

    private void person(BufferedWriter out, long most, @Nullable RppsArchive others) throws IOException {
        var rpps =
                RppsNumber.withKey("%010d".formatted(1_000_000_000L + people++)).value();
        var trade = Trade.of(random.nextDouble());
        var civility = random.nextInt(100) < 62 ? "MME" : "M";
        var family = Words.word(random, FAMILIES);
        var given = Words.word(random, GIVEN);
        var line = new RppsLine()
                .person(rpps, title(trade), civility)
                .named(family, given)
                .profession(trade.code(), trade.label());
        var knowHows = trade.knowHows(random);
        if (others != null) {
            others.person(rpps, family, given, trade, knowHows);
        }
        var places = random.nextDouble() < WITHOUT_PLACE ? 0 : random.nextDouble() < SECOND_PLACE ? 2 : 1;
        var written = new ArrayList<String>();
        for (var knowHow : knowHows.isEmpty() ? List.of("") : knowHows) {
            line.knowHow(knowHow);
            if (places == 0) {
                written.add(line.withoutPlace());
            }
            for (var place = 0; place < places; place++) {
                written.add(place(line, rpps, place, trade));
            }
        }
        for (var text : written) {
            if (lines < most) {
                out.write(text);
                lines++;
            }
        }
    }

    private String place(RppsLine line, String rpps, int rank, Trade trade) {
        var inSite = !finess.isEmpty() && random.nextDouble() < trade.salaried();
        // everything about a place comes from its number: two lines at one place agree
        var key = inSite ? random.nextInt(finess.size()) : rpps.hashCode() * 31 + rank;
        var where = new Random(key);
        line.mode(inSite ? "S" : "L", inSite ? trade.siteSector() : trade.ownSector());
        if (inSite) {
            var number = finess.get(key);
            line.structure("F" + number, "", number, "ETABLISSEMENT " + number);
        } else {
            var siret = "%014d".formatted(where.nextLong(100_000_000_000_000L));
            line.structure("C" + siret, siret, "", "CABINET " + Words.word(where, FAMILIES));
        }
        var town = (int) (TOWNS * Math.pow(where.nextDouble(), 3));
        var department = 1 + town % 95;
        return line.at(
                String.valueOf(1 + where.nextInt(180)),
                Words.word(where, 4_000),
                "%02d%03d".formatted(department == 20 ? 21 : department, 10 * (town % 99)),
                Words.spelled(town) + " SUR " + Words.spelled(town / 7),
                where.nextDouble() < WITH_PHONE ? "019900%04d".formatted(where.nextInt(10_000)) : "");
    }

    private static String title(Trade trade) {
        return trade.isTitled() ? "DR" : "";
    }
}
