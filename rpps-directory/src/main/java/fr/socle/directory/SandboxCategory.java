package fr.socle.directory;

import fr.socle.directory.Establishment.Category;

/// The kinds of structure the sandbox invents, in the words of FINESS.
enum SandboxCategory {
    HOSPITAL("SA01", new Category("355", "Centre Hospitalier (C.H.)", "1102", "Centres Hospitaliers")),
    LABORATORY(
            "SA25",
            new Category("611", "Laboratoire de Biologie Médicale", "3101", "Laboratoires de Biologie Médicale")),
    PHARMACY("SA33", new Category("620", "Pharmacie d'Officine", "3201", "Commerce de Biens à Usage Médicaux")),
    HEALTH_HOUSE(
            "SA08", new Category("603", "Maison de santé (L.6223-3)", "2103", "Autres structures d'exercice libéral")),
    HEALTH_CENTRE("SA05", new Category("124", "Centre de Santé", "2206", "Centres de Santé")),
    NURSING_HOME(
            "SA17",
            new Category(
                    "500",
                    "Etablissement d'hébergement pour personnes âgées dépendantes",
                    "4401",
                    "Etablissements d'Hébergement pour Personnes Âgées")),
    CPTS(
            "SA08",
            new Category(
                    "604",
                    "Communautés professionnelles territoriales de santé (CPTS)",
                    "2103",
                    "Autres structures d'exercice libéral"));

    private final String sector;
    private final Category category;

    SandboxCategory(String sector, Category category) {
        this.sector = sector;
        this.category = category;
    }

    /// TRE_R02.
    String sector() {
        return sector;
    }

    Category category() {
        return category;
    }
}
