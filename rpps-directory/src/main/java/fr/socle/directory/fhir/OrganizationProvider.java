package fr.socle.directory.fhir;

import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/// Structures; the id of one that has a FINESS number is that number. <https://hl7.org/fhir/R4/organization.html>
@Component
class OrganizationProvider extends SearchedProvider {

    OrganizationProvider(DirectoryDoor door, History history, MailboxPatch mailboxes) {
        super(Organization.class, door, history, mailboxes);
    }
}
