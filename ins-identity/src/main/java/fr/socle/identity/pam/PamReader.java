package fr.socle.identity.pam;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import org.springframework.stereotype.Component;

/// Reads messages of HL7 2.5, whatever they say of their structure. The French extension adds segments of its own, so
/// the standard's validation is off; what matters is checked by the use cases.
@Component
class PamReader {

    private static final String VERSION = "2.5";

    private final HapiContext context = new DefaultHapiContext();

    PamReader() {
        context.setValidationContext(ValidationContextFactory.noValidation());
        context.setModelClassFactory(new CanonicalModelClassFactory(VERSION));
    }

    PamMessage read(String text) {
        // some senders end their segments with a line feed
        var message = text.strip().replace("\r\n", "\r").replace('\n', '\r');
        if (!message.startsWith("MSH")) {
            throw PamRefusal.UNREADABLE.asException();
        }
        try {
            return new PamMessage(context.getPipeParser().parse(message + "\r"));
        } catch (HL7Exception | RuntimeException unreadable) {
            throw PamRefusal.UNREADABLE.asException();
        }
    }
}
