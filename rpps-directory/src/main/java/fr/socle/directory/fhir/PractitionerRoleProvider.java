package fr.socle.directory.fhir;

import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.stereotype.Component;

/// Practice situations. <https://hl7.org/fhir/R4/practitionerrole.html>
@Component
class PractitionerRoleProvider extends SearchedProvider {

    PractitionerRoleProvider(DirectoryDoor door, History history, MailboxPatch mailboxes) {
        super(PractitionerRole.class, door, history, mailboxes);
    }
}
