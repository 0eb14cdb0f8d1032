package fr.socle.psc;

import fr.socle.kernel.FinessNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/// The structure a program's credentials are bound to: an establishment or legal entity by its FINESS number, or an
/// undertaking's site by its SIRET. Struct_IdNat, as certificates of structures write it: `1` + FINESS, `3` + SIRET.
public record StructureId(Kind kind, String number) {

    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    /// La Poste numbers its sites otherwise: the digits sum to a multiple of five.
    private static final String LA_POSTE = "356000000";

    public enum Kind {
        FINESS("1"),
        SIRET("3");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public StructureId {
        if (kind == Kind.FINESS) {
            number = new FinessNumber(number).value();
        } else if (!isSiret(number)) {
            throw new IllegalArgumentException("Not a SIRET number");
        }
    }

    public static Optional<StructureId> of(RegisteredClient client) {
        String finess = client.getClientSettings().getSetting(ClientProfile.STRUCTURE);
        String siret = client.getClientSettings().getSetting(ClientProfile.SIRET);
        return finess != null
                ? Optional.of(new StructureId(Kind.FINESS, finess))
                : Optional.ofNullable(siret).map(it -> new StructureId(Kind.SIRET, it));
    }

    public String idNat() {
        return kind.prefix + number;
    }

    /// Whether the subject of a certificate (IGC-Santé, *organisation*) names this structure: one of its OU is its
    /// Struct_IdNat.
    public boolean isNamedBy(X500Principal subject) {
        try {
            return new LdapName(subject.getName())
                    .getRdns().stream()
                            .anyMatch(it -> "OU".equalsIgnoreCase(it.getType()) && idNat().equals(it.getValue()));
        } catch (InvalidNameException unreadable) {
            return false;
        }
    }

    public @Nullable String finess() {
        return kind == Kind.FINESS ? number : null;
    }

    private static boolean isSiret(String number) {
        if (!SIRET.matcher(number).matches()) {
            return false;
        }
        var plain = 0;
        var luhn = 0;
        for (var i = 0; i < number.length(); i++) {
            var digit = number.charAt(i) - '0';
            var counted = i % 2 == 0 ? 2 * digit : digit;
            plain += digit;
            luhn += counted > 9 ? counted - 9 : counted;
        }
        return luhn % 10 == 0 || number.startsWith(LA_POSTE) && plain % 5 == 0;
    }
}
