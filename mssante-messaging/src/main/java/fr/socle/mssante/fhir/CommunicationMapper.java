package fr.socle.mssante.fhir;

import fr.socle.kernel.PatientId;
import fr.socle.mssante.MessageView;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/// A message as a Communication (<https://hl7.org/fhir/R4/communication.html>).
final class CommunicationMapper {

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/communication-category";
    private static final String MEDIUM = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode";

    private CommunicationMapper() {}

    static Communication toFhir(MessageView message, PatientId holder) {
        var citizen = new Reference(new IdType("Patient", holder.toString()));
        var communication = new Communication();
        communication.setId(new IdType("Communication", message.id().toString()));
        communication
                .setStatus(CommunicationStatus.COMPLETED)
                .addCategory(new CodeableConcept(new Coding(CATEGORY, "notification", "Notification")))
                .addMedium(new CodeableConcept(new Coding(MEDIUM, "EMAILWRIT", "email")))
                .setSubject(citizen)
                .setTopic(new CodeableConcept().setText(message.subject()))
                .addRecipient(citizen.copy())
                .setSender(new Reference().setDisplay(message.senderLabel()))
                .setSent(Date.from(message.sentAt()))
                .setReceived(Date.from(message.sentAt()))
                .addPayload()
                .setContent(new StringType(message.text()));
        return communication;
    }
}
