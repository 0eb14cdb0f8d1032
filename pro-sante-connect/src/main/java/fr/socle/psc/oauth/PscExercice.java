package fr.socle.psc.oauth;

import fr.socle.kernel.PracticeSituation;
import fr.socle.psc.ProfessionalRegistry.PracticePlace;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `SubjectRefPro.exercices`: one for each profession and know-how, each with its activities; every field is present,
/// empty where nothing is known.
final class PscExercice {

    private static final List<String> ACTIVITY = List.of(
            "codeModeExercice",
            "codeSecteurDactivite",
            "codeSectionPharmacien",
            "codeRole",
            "codeGenreActivite",
            "numeroSiretSite",
            "numeroSirenSite",
            "numeroFinessSite",
            "numeroFinessetablissementJuridique",
            "identifiantTechniqueDeLaStructure",
            "raisonSocialeSite",
            "enseigneCommercialeSite",
            "complementDestinataire",
            "complementPointGeographique",
            "numeroVoie",
            "indiceRepetitionVoie",
            "codeTypeDeVoie",
            "libelleVoie",
            "mentionDistribution",
            "bureauCedex",
            "codePostal",
            "codeCommune",
            "codePays",
            "telephone",
            "telephone2",
            "telecopie",
            "adresseEMail",
            "codeDepartement",
            "ancienIdentifiantDeLaStructure",
            "autoriteDenregistrement");
    /// France, as Pro Santé Connect writes it.
    private static final String FRANCE = "99000";
    private static final Pattern STREET = Pattern.compile("(\\d+)\\s+(?:([A-Za-z]|bis|ter|quater)\\s+)?(\\S.*)");

    private PscExercice() {}

    /// @param places by the id of the situation
    static List<Map<String, Object>> all(RegisteredProfessional it, Map<String, PracticePlace> places) {
        var byRole = new LinkedHashMap<List<String>, List<PracticeSituation>>();
        for (var situation : it.situations()) {
            var place = places.get(situation.id());
            var role = place == null ? role(it.profession(), it.knowHow()) : role(place.profession(), place.knowHow());
            byRole.merge(
                    role,
                    List.of(situation),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return byRole.entrySet().stream()
                .map(entry -> exercice(
                        it,
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(situation -> activity(situation, places.get(situation.id())))
                                .toList()))
                .toList();
    }

    private static List<String> role(String profession, @Nullable String knowHow) {
        return List.of(profession, Objects.requireNonNullElse(knowHow, ""));
    }

    private static Map<String, Object> exercice(
            RegisteredProfessional it, List<String> role, List<Map<String, Object>> activities) {
        var exercice = new LinkedHashMap<String, Object>();
        exercice.put("codeProfession", role.getFirst());
        exercice.put("codeCategorieProfessionnelle", "C");
        exercice.put("codeCiviliteDexercice", it.civility());
        exercice.put("nomDexercice", it.familyName());
        exercice.put("prenomDexercice", it.givenName());
        exercice.put("codeTypeSavoirFaire", role.getLast().isEmpty() ? "" : "S");
        exercice.put("codeSavoirFaire", role.getLast());
        exercice.put("activities", activities);
        return exercice;
    }

    private static Map<String, Object> activity(PracticeSituation situation, @Nullable PracticePlace place) {
        var activity = new LinkedHashMap<String, Object>();
        ACTIVITY.forEach(name -> activity.put(name, ""));
        activity.put("codeSecteurDactivite", situation.sector());
        activity.put("codeGenreActivite", UserInfoClaims.CARE);
        activity.put(
                "numeroFinessSite",
                situation.finess() == null ? "" : situation.finess().value());
        activity.put("identifiantTechniqueDeLaStructure", situation.structureId());
        activity.put("raisonSocialeSite", situation.structureName());
        if (place != null) {
            put(activity, "codeModeExercice", place.mode());
            put(activity, "telephone", place.phone());
            address(activity, place);
        }
        return activity;
    }

    private static void address(Map<String, Object> activity, PracticePlace place) {
        put(activity, "codePostal", place.postalCode());
        put(activity, "codeCommune", place.commune());
        put(activity, "codeDepartement", place.department());
        if (place.postalCode() != null && place.town() != null) {
            activity.put("bureauCedex", place.postalCode() + " " + place.town());
            activity.put("codePays", FRANCE);
        }
        if (place.lines().isEmpty()) {
            return;
        }
        var street = STREET.matcher(place.lines().getLast());
        if (street.matches()) {
            activity.put("numeroVoie", street.group(1));
            put(activity, "indiceRepetitionVoie", street.group(2));
            activity.put("libelleVoie", street.group(3));
        } else {
            activity.put("libelleVoie", place.lines().getLast());
        }
        if (place.lines().size() > 1) {
            activity.put("complementPointGeographique", place.lines().getFirst());
        }
    }

    private static void put(Map<String, Object> activity, String name, @Nullable String value) {
        if (value != null) {
            activity.put(name, value);
        }
    }
}
