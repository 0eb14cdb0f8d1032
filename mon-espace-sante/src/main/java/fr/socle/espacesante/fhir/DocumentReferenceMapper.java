package fr.socle.espacesante.fhir;

import fr.socle.espacesante.DocumentView;
import fr.socle.espacesante.DocumentView.Author;
import fr.socle.kernel.RppsNumber;
import fr.socle.kernel.fhir.FhirSystems;
import java.util.Base64;
import java.util.Date;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/// What is known about a document as a DocumentReference, in the shape of the French PDSm profile of IHE MHD
/// (<https://interop.esante.gouv.fr/ig/fhir/pdsm>).
final class DocumentReferenceMapper {

    static final String LOINC = "http://loinc.org";
    static final String CATEGORY = "https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument";
    private static final String FORMAT = "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String AUTHOR = "author";
    private static final String STRUCTURE = "structure";

    private DocumentReferenceMapper() {}

    /// @param base the address of the FHIR server: the content is fetched from there as it stands
    static DocumentReference toFhir(DocumentView document, String base) {
        var reference = new DocumentReference();
        reference.setId(new IdType("DocumentReference", document.id().toString()));
        reference.getMeta().setLastUpdated(Date.from(document.updatedAt())).setVersionId("" + document.version());
        reference.addContained(author(document.author()));
        reference.addContained(structure(document.author()));
        reference
                .setMasterIdentifier(
                        new Identifier().setSystem(DocumentNumbers.SYSTEM).setValue(DocumentNumbers.oid(document.id())))
                .addIdentifier(new Identifier()
                        .setSystem(DocumentNumbers.SYSTEM)
                        .setValue(DocumentNumbers.uuid(document.id())))
                .setStatus(status(document.status()))
                .setType(concept(LOINC, document.kind().type(), document.kind().typeLabel()))
                .addCategory(concept(
                        CATEGORY, document.kind().category(), document.kind().categoryLabel()))
                .setSubject(
                        new Reference(new IdType("Patient", document.patient().toString())))
                .setDate(Date.from(document.actAt()))
                .addAuthor(
                        new Reference("#" + AUTHOR).setDisplay(document.author().name()))
                .setCustodian(new Reference("#" + STRUCTURE)
                        .setDisplay(document.author().structure()))
                .addSecurityLabel(concept(CONFIDENTIALITY, "N", "normal"));
        reference.addContent().setAttachment(attachment(document, base)).setFormat(format(document.mime()));
        reference.getContext().getPeriod().setStart(Date.from(document.actAt()));
        return reference;
    }

    static DocumentReferenceStatus status(DocumentView.Status status) {
        return switch (status) {
            case CURRENT -> DocumentReferenceStatus.CURRENT;
            case SUPERSEDED -> DocumentReferenceStatus.SUPERSEDED;
            case ENTERED_IN_ERROR -> DocumentReferenceStatus.ENTEREDINERROR;
        };
    }

    private static PractitionerRole author(Author author) {
        var role = new PractitionerRole();
        role.setId(AUTHOR);
        role.setPractitioner(new Reference().setDisplay(author.name()));
        if (author.rpps() != null) {
            role.addIdentifier().setSystem(FhirSystems.IDNPS).setValue(new RppsNumber(author.rpps()).nationalId());
        }
        if (author.structure() != null) {
            role.setOrganization(new Reference("#" + STRUCTURE));
        }
        return role;
    }

    private static Organization structure(Author author) {
        var structure = new Organization();
        structure.setId(STRUCTURE);
        structure.setName(author.structure() == null ? author.name() : author.structure());
        if (author.finess() != null) {
            structure.addIdentifier().setSystem(FhirSystems.FINESS).setValue(author.finess());
        }
        return structure;
    }

    private static Attachment attachment(DocumentView document, String base) {
        return new Attachment()
                .setContentType(document.mime())
                .setLanguage("fr-FR")
                .setUrl(base + "/Binary/" + document.id())
                .setSize(Math.toIntExact(document.size()))
                .setHash(Base64.getDecoder().decode(document.sha1()))
                .setTitle(document.title())
                .setCreation(Date.from(document.actAt()));
    }

    private static Coding format(String mime) {
        return mime.equals("application/pdf")
                ? new Coding(FORMAT, "urn:ihe:iti:xds-sd:pdf:2008", "PDF Non-Structured")
                : new Coding(FORMAT, "urn:ihe:iti:xds-sd:text:2008", "Text Non-Structured");
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
