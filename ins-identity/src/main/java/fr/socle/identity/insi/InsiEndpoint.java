package fr.socle.identity.insi;

import fr.socle.identity.AskingInsi;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /insi/v1`: SOAP 1.2 over HTTP (<https://www.w3.org/TR/soap12-part2/#soapinhttp>). Every fault is a 500, as on
/// the téléservice.
@RestController
class InsiEndpoint {

    private static final Logger log = LoggerFactory.getLogger(InsiEndpoint.class);
    private static final MediaType SOAP = MediaType.parseMediaType(Soap.MEDIA_TYPE + ";charset=UTF-8");
    private static final int LARGEST = 64 * 1024;

    private final AskingInsi insi;
    private final SoapReader reader;

    InsiEndpoint(AskingInsi insi, SoapReader reader) {
        this.insi = insi;
        this.reader = reader;
    }

    @PostMapping({"/insi/v1", "/insi/v1/"})
    ResponseEntity<byte[]> ask(Caller caller, HttpServletRequest http) throws IOException {
        if (!isSoap(http.getContentType())) {
            return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    .header("Accept-Post", Soap.MEDIA_TYPE)
                    .build();
        }
        var message = http.getInputStream().readNBytes(LARGEST + 1);
        String messageId = null;
        try {
            if (message.length > LARGEST) {
                throw InsiFault.unreadable("Le message est trop grand");
            }
            var envelope = Envelope.of(reader.read(message));
            messageId = envelope.messageId().orElse(null);
            return answer(caller, envelope, messageId, http.getContentType());
        } catch (InsiFault fault) {
            return fault(fault, messageId);
        } catch (Refused refused) {
            return fault(InsiFault.of(refused.refusal().terms()), messageId);
        } catch (RuntimeException ours) {
            log.error("A question to INSi ended in a fault", ours);
            return fault(InsiFault.technical(), messageId);
        }
    }

    private ResponseEntity<byte[]> answer(
            Caller caller, Envelope envelope, @Nullable String messageId, String contentType) {
        var notUnderstood = envelope.notUnderstood();
        if (!notUnderstood.isEmpty()) {
            throw InsiFault.mustUnderstand(notUnderstood);
        }
        var question = Question.of(envelope.question());
        var action = question.action();
        if (!envelope.action().orElse(action).equals(action) || !announces(contentType, action)) {
            throw InsiFault.wrongAction();
        }
        envelope.requireKnownSoftware();
        var answer = insi.ask(caller, question.read(envelope.question()));
        return ResponseEntity.ok().contentType(SOAP).body(SoapWriter.answer(answer, action, messageId));
    }

    private static ResponseEntity<byte[]> fault(InsiFault fault, @Nullable String messageId) {
        return ResponseEntity.internalServerError().contentType(SOAP).body(SoapWriter.fault(fault, messageId));
    }

    private static boolean isSoap(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(Soap.MEDIA_TYPE);
    }

    /// The action of the media type says what the body does, when it is there.
    private static boolean announces(String contentType, String action) {
        try {
            var announced = MimeTypeUtils.parseMimeType(contentType).getParameter("action");
            var bare = announced == null ? "" : announced.replace("\"", "");
            return bare.isEmpty() || bare.equals(action);
        } catch (InvalidMimeTypeException unreadable) {
            return true; // the message says it again
        }
    }
}
