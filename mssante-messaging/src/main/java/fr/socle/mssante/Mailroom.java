package fr.socle.mssante;

import fr.socle.kernel.PatientId;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Writes messages and lays them in the mailboxes they are meant for.
@Service
public class Mailroom {

    /// Writes to a citizen whose INS is qualified, and does nothing when this cause was already written about.
    public void writeToCitizen(PatientId to, UUID cause, String subject, String text, String senderLabel) {
        throw new UnsupportedOperationException();
    }
}
