package fr.socle.fhir.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.directory.BedAvailabilityChanged;
import fr.socle.espacesante.DocumentFiled;
import fr.socle.espacesante.DocumentWithdrawn;
import fr.socle.kernel.PatientFact;
import fr.socle.mssante.MessageDelivered;
import fr.socle.prescription.PrescriptionCancelled;
import fr.socle.prescription.PrescriptionDispensed;
import fr.socle.prescription.PrescriptionId;
import fr.socle.prescription.PrescriptionIssued;
import fr.socle.prescription.Prescriptions;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Turns the facts of the modules into things to tell.
@Component
class TopicListeners {

    private final Notifications notifications;

    private final Prescriptions prescriptions;

    TopicListeners(Notifications notifications, Prescriptions prescriptions) {
        this.notifications = notifications;
        this.prescriptions = prescriptions;
    }

    @ApplicationModuleListener(id = "subscriptions.document-filed")
    void on(DocumentFiled fact) {
        tell(Topic.DOCUMENT_FILED, fact, "DocumentReference/" + fact.document());
    }

    @ApplicationModuleListener(id = "subscriptions.document-withdrawn")
    void on(DocumentWithdrawn fact) {
        tell(Topic.DOCUMENT_FILED, fact, "DocumentReference/" + fact.document());
    }

    @ApplicationModuleListener(id = "subscriptions.message-delivered")
    void on(MessageDelivered fact) {
        tell(Topic.MESSAGE_DELIVERED, fact, "Communication/" + fact.message());
    }

    @ApplicationModuleListener(id = "subscriptions.prescription-issued")
    void on(PrescriptionIssued fact) {
        tellOfLines(fact.prescription(), fact);
    }

    @ApplicationModuleListener(id = "subscriptions.prescription-dispensed")
    void on(PrescriptionDispensed fact) {
        tellOfLines(fact.prescription(), fact);
    }

    @ApplicationModuleListener(id = "subscriptions.prescription-cancelled")
    void on(PrescriptionCancelled fact) {
        tellOfLines(fact.prescription(), fact);
    }

    @ApplicationModuleListener(id = "subscriptions.bed-availability-changed")
    void on(BedAvailabilityChanged fact) {
        var what = fact.place() + "/" + fact.version();
        notifications.add(new Happening(
                Topic.BED_AVAILABILITY_CHANGED,
                UUID.nameUUIDFromBytes(what.getBytes(UTF_8)),
                "Location/" + fact.place(),
                Map.of(Topic.ORGANIZATION, "Organization/" + fact.finess()),
                fact.at()));
    }

    private void tellOfLines(PrescriptionId prescription, PatientFact fact) {
        prescriptions
                .require(prescription)
                .lines()
                .forEach(line -> tell(Topic.PRESCRIPTION_CHANGED, fact, "MedicationRequest/" + line.id()));
    }

    private void tell(Topic topic, PatientFact fact, String focus) {
        var what = fact.getClass().getSimpleName() + focus + fact.at();
        notifications.add(new Happening(
                topic,
                UUID.nameUUIDFromBytes(what.getBytes(UTF_8)),
                focus,
                Map.of(Topic.PATIENT, "Patient/" + fact.patient()),
                fact.at()));
    }
}
