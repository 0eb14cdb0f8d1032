package fr.socle.kernel;

import org.jspecify.annotations.Nullable;

/// Where and how a professional acts today (situation d'exercice). A professional may have several, and chooses one
/// when signing in; it is then in the token and in every trace.
///
/// @param id stable identifier of the situation in the directory
/// @param structureName what the public reads on the door
/// @param finess the establishment, when the structure has one
/// @param structureId identifiant technique de la structure (`F` + FINESS, `R` + RPPS-rang, `C` + SIRET)
/// @param sector TRE_R02 secteur d'activité, for example `SA07`
public record PracticeSituation(
        String id, String structureName, @Nullable FinessNumber finess, String structureId, String sector) {}
