package fr.socle.identity.datamatrix;

import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the datamatrix INS holds: a header of 26 characters, then blocks of two letters and a value; one of variable
/// length ends with the group separator unless it is the last or as long as it may be (ANS, « Format datamatrix INS »
/// 2.2). Nothing in it is signed.
///
/// @param birthPlace not always there
record InsPayload(
        Ins ins,
        String birthName,
        List<String> givenNames,
        Sex sex,
        LocalDate birthDate,
        @Nullable String birthPlace) {

    private static final String HEADER = "IS01" + "0".repeat(22);
    private static final char SEPARATOR = '\u001d';
    private static final int ID = 2;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_OID = 20;
    private static final Map<String, Integer> FIXED = Map.of("S1", 15, "S5", 1, "S6", 10, "S7", 5);
    private static final Map<String, Integer> VARIABLE =
            Map.of("S2", LONGEST_OID, "S3", LONGEST_NAME, "S4", LONGEST_NAME);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);

    static InsPayload of(Ins ins, Traits traits) {
        return new InsPayload(
                ins, traits.birthName(), traits.givenNames(), traits.sex(), traits.birthDate(), traits.birthPlace());
    }

    String text() {
        return HEADER
                + "S1" + ins.matricule()
                + variable("S2", ins.authority().oid(), LONGEST_OID)
                + variable("S3", String.join(" ", givenNames), LONGEST_NAME)
                + variable("S4", birthName, LONGEST_NAME)
                + "S5" + sex
                + "S6" + DAY.format(birthDate)
                + (birthPlace == null ? "" : "S7" + birthPlace);
    }

    private static String variable(String id, String value, int longest) {
        return id + value + (value.length() == longest ? "" : SEPARATOR);
    }

    /// @throws fr.socle.kernel.Refused when it is something else, or its number is wrong
    static InsPayload read(String text) {
        if (text.length() < HEADER.length() || !text.startsWith("IS")) {
            throw DatamatrixRefusal.NOT_AN_INS.asException();
        }
        try {
            return of(blocks(text.substring(HEADER.length())));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException malformed) {
            throw DatamatrixRefusal.NOT_AN_INS.asException();
        }
    }

    private static InsPayload of(Map<String, String> blocks) {
        if (!blocks.keySet().containsAll(List.of("S1", "S2", "S3", "S4", "S5", "S6"))) {
            throw DatamatrixRefusal.NOT_AN_INS.asException();
        }
        return new InsPayload(
                Ins.of(blocks.getOrDefault("S2", ""), blocks.getOrDefault("S1", "")),
                blocks.getOrDefault("S4", ""),
                Arrays.asList(blocks.getOrDefault("S3", "").split(" ")),
                Sex.valueOf(blocks.getOrDefault("S5", "")),
                LocalDate.parse(blocks.getOrDefault("S6", ""), DAY),
                blocks.get("S7"));
    }

    private static Map<String, String> blocks(String text) {
        var blocks = new HashMap<String, String>();
        var at = 0;
        while (at < text.length()) {
            var id = text.substring(at, at + ID);
            at += ID;
            var fixed = FIXED.get(id);
            int end;
            if (fixed != null) {
                end = at + fixed;
            } else if (VARIABLE.containsKey(id)) {
                end = end(text, at, VARIABLE.get(id));
            } else {
                throw new IllegalArgumentException("Not a block of a datamatrix INS");
            }
            blocks.put(id, text.substring(at, end));
            at = end < text.length() && text.charAt(end) == SEPARATOR ? end + 1 : end;
        }
        return blocks;
    }

    private static int end(String text, int at, int longest) {
        var separator = text.indexOf(SEPARATOR, at);
        var limit = Math.min(at + longest, text.length());
        return separator < 0 || separator > limit ? limit : separator;
    }

    @Override
    public String toString() {
        return "InsPayload[•••]";
    }
}
