package fr.socle.directory.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The schema of FINESS+ activities leaves open what names an activity, its form, its places…: the names that are
// looked
/// for are settings, `socle.directory.finess-plus.…`, those here unconfirmed.
@Component
class FinessPlusNames {

    private final Environment settings;

    FinessPlusNames(Environment settings) {
        this.settings = settings;
    }

    List<String> equipmentKind() {
        return names("equipment-kind", "equipementMaterielLourd,typeEquipement,equipement,typeEML");
    }

    List<String> healthcareNatures() {
        return names("healthcare-natures", "natureAASA,natureASRC");
    }

    List<String> socialNatures() {
        return names("social-natures", "natureASOCR,natureASOC");
    }

    List<String> activity() {
        return names("activity", "activiteSanitaireRegulee,activiteSoin,activite");
    }

    List<String> modality() {
        return names("modality", "modaliteActivite,modalite");
    }

    List<String> form() {
        return names("form", "formeActivite,forme");
    }

    List<String> discipline() {
        return names("discipline", "activiteSocialeRegulee,disciplineEquipementSociale,discipline,activite");
    }

    List<String> wayOfWorking() {
        return names("way-of-working", "modeFonctionnement,typeActivite");
    }

    List<String> publics() {
        return names("publics", "publicConcerne,clientele,public");
    }

    List<String> ageLow() {
        return names("age-low", "ageMinAutorise,ageMin,ageMinimum");
    }

    List<String> ageHigh() {
        return names("age-high", "ageMaxAutorise,ageMax,ageMaximum");
    }

    List<String> capacityStatus() {
        return names("capacity-status", "statutCapacite,typeStatutCapacite,statut");
    }

    List<String> capacityNumber() {
        return names("capacity-number", "nombreCapacite,nbCapacite,nombre");
    }

    /// @param national the name in the national extension, `installedCapacity`
    List<String> capacity(String national, String otherwise) {
        return names("capacity." + national, otherwise);
    }

    private List<String> names(String setting, String otherwise) {
        return Arrays.stream(settings.getProperty("socle.directory.finess-plus." + setting, otherwise)
                        .split(","))
                .map(it -> it.strip().toLowerCase(Locale.ROOT).replace("_", ""))
                .toList();
    }
}
