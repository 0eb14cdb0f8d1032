package fr.socle.places;

import fr.socle.directory.Communes;
import fr.socle.directory.Communes.Knowledge;
import fr.socle.identity.KnownPlaces;
import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The communes that INSEE lists since 1943. Whoever was born before, abroad, or in the departments of Algeria, Morocco
/// and Tunisia (91 to 96 until the ones of the Paris region took their numbers) is beyond that list. A commune that has
/// been merged since stays on it: a birth place is what it was at birth.
@Component
class CommunesOfBirth implements KnownPlaces {

    private static final LocalDate LISTED_SINCE = LocalDate.of(1943, Month.JANUARY, 1);
    private static final LocalDate PARIS_REGION_SINCE = LocalDate.of(1968, Month.JANUARY, 1);

    /// Arrondissements of Paris, Lyon and Marseille: places of birth, and no communes.
    private static final Pattern ARRONDISSEMENT = Pattern.compile("751(0[1-9]|1\\d|20)|6938[1-9]|132(0[1-9]|1[0-6])");

    private final Communes communes;

    CommunesOfBirth(Communes communes) {
        this.communes = communes;
    }

    @Override
    public boolean excludes(String birthPlace, LocalDate born) {
        return !birthPlace.startsWith("99")
                && !ARRONDISSEMENT.matcher(birthPlace).matches()
                && !born.isBefore(LISTED_SINCE)
                && !(birthPlace.matches("9[1-6].*") && born.isBefore(PARIS_REGION_SINCE))
                && communes.of(birthPlace) == Knowledge.NOT_LISTED;
    }
}
