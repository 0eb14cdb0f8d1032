package fr.socle.psc.oauth;

import fr.socle.kernel.PracticeSituation;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An `exercice` of `SubjectRefPro` and its activities, every field present.
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

    private PscExercice() {}

    static Map<String, Object> of(RegisteredProfessional it) {
        var exercice = new LinkedHashMap<String, Object>();
        exercice.put("codeProfession", it.profession());
        exercice.put("codeCategorieProfessionnelle", "C");
        exercice.put("codeCiviliteDexercice", it.civility());
        exercice.put("nomDexercice", it.familyName());
        exercice.put("prenomDexercice", it.givenName());
        exercice.put("codeTypeSavoirFaire", it.knowHow() == null ? "" : "S");
        exercice.put("codeSavoirFaire", it.knowHow() == null ? "" : it.knowHow());
        exercice.put(
                "activities",
                it.situations().stream().map(PscExercice::activity).toList());
        return exercice;
    }

    private static Map<String, Object> activity(PracticeSituation situation) {
        var activity = new LinkedHashMap<String, Object>();
        ACTIVITY.forEach(name -> activity.put(name, ""));
        activity.put("codeSecteurDactivite", situation.sector());
        activity.put("codeGenreActivite", "GENR01");
        activity.put(
                "numeroFinessSite",
                situation.finess() == null ? "" : situation.finess().value());
        activity.put("identifiantTechniqueDeLaStructure", situation.structureId());
        activity.put("raisonSocialeSite", situation.structureName());
        return activity;
    }
}
