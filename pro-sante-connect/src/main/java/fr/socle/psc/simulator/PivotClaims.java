package fr.socle.psc.simulator;

import fr.socle.psc.PivotIdentity;
import fr.socle.psc.SandboxCitizens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The people FranceConnect+ vouches for, and the claims it writes of them.
@Component
@Profile("sandbox")
class PivotClaims {

    /// The identity FranceConnect publishes as its example: real in form, known to nobody here.
    private static final Map<String, Object> PUBLISHED_EXAMPLE = Map.of(
            "given_name", "Angela Claire Louise",
            "family_name", "DUBOIS",
            "gender", "female",
            "birthdate", "1962-08-24",
            "birthplace", "75107",
            "birthcountry", "99100");

    private final SandboxCitizens citizens;

    PivotClaims(SandboxCitizens citizens) {
        this.citizens = citizens;
    }

    /// @param id the place in the list, for a form
    record Person(int id, String displayName, Map<String, Object> claims) {

        public String birthDate() {
            return String.valueOf(claims.get("birthdate"));
        }

        public String birthPlace() {
            var abroad = String.valueOf(claims.get("birthplace")).isEmpty();
            return String.valueOf(claims.get(abroad ? "birthcountry" : "birthplace"));
        }
    }

    List<Person> all() {
        var known = citizens.all().stream().map(it -> Map.entry(it.displayName(), of(it.pivot())));
        var people = Stream.concat(known, Stream.of(Map.entry("Angela DUBOIS", PUBLISHED_EXAMPLE)))
                .toList();
        return IntStream.range(0, people.size())
                .mapToObj(it ->
                        new Person(it, people.get(it).getKey(), people.get(it).getValue()))
                .toList();
    }

    private static Map<String, Object> of(PivotIdentity pivot) {
        var abroad = pivot.birthPlace().startsWith("99");
        var claims = new LinkedHashMap<String, Object>();
        claims.put(
                "given_name",
                pivot.givenNames().stream().map(PivotClaims::spelled).collect(Collectors.joining(" ")));
        claims.put("family_name", pivot.familyName());
        claims.put("gender", "F".equals(pivot.sex()) ? "female" : "male");
        claims.put("birthdate", pivot.birthDate());
        claims.put("birthplace", abroad ? "" : pivot.birthPlace());
        claims.put("birthcountry", abroad ? pivot.birthPlace() : "99100");
        return claims;
    }

    private static String spelled(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /// Its name for a person: another one for each of its clients.
    static String subject(String client, Map<String, Object> claims) {
        try {
            var text = client + "\n" + new TreeMap<>(claims);
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + "v1";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
