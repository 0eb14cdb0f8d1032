package fr.socle.directory.fhir;

import org.hl7.fhir.r4.model.Practitioner;
import org.springframework.stereotype.Component;

/// Professionals. <https://hl7.org/fhir/R4/practitioner.html>
@Component
class PractitionerProvider extends SearchedProvider {

    PractitionerProvider(DirectoryDoor door, History history, MailboxPatch mailboxes) {
        super(Practitioner.class, door, history, mailboxes);
    }
}
