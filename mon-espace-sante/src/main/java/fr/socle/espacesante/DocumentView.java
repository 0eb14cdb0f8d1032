package fr.socle.espacesante;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known about a document, without its content.
///
/// @param source the thing the document tells about: at most one document is filed for it
/// @param actAt when the act took place
/// @param filedAt when the document entered the record
/// @param sha1 base64, as FHIR wants it
/// @param version counts the changes of these facts, from 1
public record DocumentView(
        DocumentId id,
        PatientId patient,
        UUID source,
        DocumentKind kind,
        String title,
        Author author,
        Instant actAt,
        Instant filedAt,
        String mime,
        long size,
        String sha1,
        Status status,
        int version,
        Instant updatedAt) {

    public boolean isCurrent() {
        return status == Status.CURRENT;
    }

    /// Who made the document, and for which structure.
    public record Author(
            String name,
            @Nullable String rpps,
            @Nullable String structure,
            @Nullable String finess) {}

    /// <https://hl7.org/fhir/R4/valueset-document-reference-status.html>
    public enum Status {
        CURRENT,
        SUPERSEDED,
        ENTERED_IN_ERROR
    }
}
