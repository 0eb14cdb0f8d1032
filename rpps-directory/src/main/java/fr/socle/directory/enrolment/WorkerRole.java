package fr.socle.directory.enrolment;

import fr.socle.directory.SearchText;
import java.util.Arrays;
import java.util.Optional;

/// What somebody without an Order is employed as. The codes are ours until the national nomenclature of roles is
/// loaded.
public enum WorkerRole {
    AIDE_SOIGNANT("Aide-soignant"),
    AUXILIAIRE_DE_PUERICULTURE("Auxiliaire de puériculture"),
    AIDE_A_DOMICILE("Aide à domicile"),
    ACCOMPAGNANT_EDUCATIF_ET_SOCIAL("Accompagnant éducatif et social"),
    TRAVAILLEUR_SOCIAL("Travailleur social"),
    AMBULANCIER("Ambulancier"),
    ASSISTANT_MEDICAL("Assistant médical");

    private final String label;

    WorkerRole(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// By code or by label, accents and case aside.
    static Optional<WorkerRole> of(String typed) {
        var key = SearchText.of(typed);
        return Arrays.stream(values())
                .filter(it -> SearchText.of(it.name()).equals(key)
                        || SearchText.of(it.label).equals(key))
                .findFirst();
    }
}
