package fr.socle.mssante;

import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import org.springframework.stereotype.Service;

/// The mailboxes of the citizens, read by their holders.
@Service
public class Mailboxes {

    public String addressOf(PatientId holder) {
        throw new UnsupportedOperationException();
    }

    public List<MessageView> messagesOf(PatientId holder) {
        throw new UnsupportedOperationException();
    }

    public MessageView read(Caller by, PatientId holder, MessageId message) {
        throw new UnsupportedOperationException();
    }
}
