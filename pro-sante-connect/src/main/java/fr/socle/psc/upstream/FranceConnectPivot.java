package fr.socle.psc.upstream;

import fr.socle.psc.PivotIdentity;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Reads the pivot identity of FranceConnect+ as the keys of INSi: given names are one string there and a list here;
/// abroad, INSi knows the country alone.
final class FranceConnectPivot {

    private static final String FRANCE = "99100";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private FranceConnectPivot() {}

    static PivotIdentity of(Map<String, Object> claims) {
        var country = text(claims, "birthcountry");
        var abroad = !country.isEmpty() && !country.equals(FRANCE);
        var names = Arrays.stream(text(claims, "given_name").split("\\s+"))
                .filter(it -> !it.isEmpty())
                .toList();
        var sex =
                switch (text(claims, "gender")) {
                    case "male" -> "M";
                    case "female" -> "F";
                    default -> "";
                };
        var place = abroad ? country : text(claims, "birthplace");
        var family = text(claims, "family_name");
        var born = text(claims, "birthdate");
        if (names.isEmpty()
                || sex.isEmpty()
                || family.isEmpty()
                || !DATE.matcher(born).matches()) {
            throw new UpstreamRefusal.NoIdentity().asException();
        }
        return new PivotIdentity(family, names, sex, born, place);
    }

    private static String text(Map<String, Object> claims, String name) {
        return Objects.requireNonNullElse(claims.get(name), "").toString().strip();
    }
}
