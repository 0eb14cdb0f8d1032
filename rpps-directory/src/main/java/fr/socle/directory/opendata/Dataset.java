package fr.socle.directory.opendata;

import java.util.List;

/// What is published: public columns only, ordered so that two days can be compared line by line.
enum Dataset {
    PROFESSIONALS(
            "professionnels",
            List.of(
                    "rpps",
                    "situation",
                    "civilite",
                    "nom",
                    "prenom",
                    "profession",
                    "specialite",
                    "structure",
                    "finess",
                    "mode",
                    "code_postal",
                    "commune",
                    "departement",
                    "latitude",
                    "longitude",
                    "precision",
                    "nouveaux_patients"),
            """
            select person.rpps, practice.id, person.civility, person.family_name, person.given_name, person.profession,
                   person.know_how, practice.structure_name, practice.finess, practice.mode, practice.postal_code,
                   practice.town, practice.department, point.latitude, point.longitude, point.precision,
                   said.takes_new_patients
              from directory.practitioner person
              join directory.practice_situation practice on practice.practitioner = person.id
              left join directory.structure_point point on point.organization = practice.organization
              left join directory.own_declaration said on said.rpps = person.rpps
             where person.active and practice.active
             order by person.rpps collate "C", practice.id collate "C\""""),
    ESTABLISHMENTS(
            "etablissements",
            List.of(
                    "finess",
                    "entite_juridique",
                    "nom",
                    "categorie",
                    "libelle_categorie",
                    "code_postal",
                    "commune",
                    "code_commune",
                    "departement",
                    "telephone",
                    "latitude",
                    "longitude"),
            """
            select finess, legal_entity, coalesce(long_name, name), category, category_label, postal_code, town, commune,
                   department, phone, latitude, longitude
              from directory.establishment order by finess collate "C\"""");

    private final String file;
    private final List<String> columns;
    private final String sql;

    Dataset(String file, List<String> columns, String sql) {
        this.file = file;
        this.columns = columns;
        this.sql = sql;
    }

    String file() {
        return file;
    }

    List<String> columns() {
        return columns;
    }

    String sql() {
        return sql;
    }
}
