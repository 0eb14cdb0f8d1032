package fr.socle.directory;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A professional, as the public directory shows them.
///
/// @param nationalId PS_IdNat: `8` + RPPS
/// @param civility `DR`, `PR`, or `M`, `MME` for those who bear no title
/// @param knowHow main know-how (savoir-faire), for example `SM26`, of TRE_R38
/// @param active still practising
/// @param situations where they practise; empty when they practise nowhere
public record Practitioner(
        UUID id,
        RppsNumber rpps,
        String nationalId,
        String civility,
        String familyName,
        String givenName,
        Profession profession,
        @Nullable String knowHow,
        boolean active,
        List<PracticeSituation> situations) {

    public Practitioner {
        situations = List.copyOf(situations);
    }

    /// As on the door: `Dr Claire Vasseur`.
    public String displayName() {
        var title =
                switch (civility) {
                    case "DR" -> "Dr ";
                    case "PR" -> "Pr ";
                    default -> "";
                };
        return title + givenName + " " + familyName;
    }
}
