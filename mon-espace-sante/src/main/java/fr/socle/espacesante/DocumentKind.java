package fr.socle.espacesante;

/// The kinds of documents the platform files by itself, with their national type (JDV_J07) and the class that the
/// type implies (JDV_J57).
public enum DocumentKind {
    PRESCRIPTION("57833-6", "Prescription de produits de santé", "42", "Prescription"),
    DISPENSING("60593-1", "Dispensation médicamenteuse", "43", "Dispensation");

    private final String type;
    private final String typeLabel;
    private final String category;
    private final String categoryLabel;

    DocumentKind(String type, String typeLabel, String category, String categoryLabel) {
        this.type = type;
        this.typeLabel = typeLabel;
        this.category = category;
        this.categoryLabel = categoryLabel;
    }

    /// LOINC code.
    public String type() {
        return type;
    }

    public String typeLabel() {
        return typeLabel;
    }

    public String category() {
        return category;
    }

    public String categoryLabel() {
        return categoryLabel;
    }
}
