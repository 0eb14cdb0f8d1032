package fr.socle.identity.pam;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.Refusal;
import fr.socle.kernel.Refused;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// A message comes in, its acknowledgement goes out, whatever happens between: AA accepted, AE refused by a rule, AR
// not
/// for this feed.
@Component
class PamDoor {

    private static final Logger log = LoggerFactory.getLogger(PamDoor.class);
    private static final int LONGEST = 1 << 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneId.of("Europe/Paris"));

    private final PamReader reader;
    private final ReceivingPam receiving;
    private final Clock clock;

    PamDoor(PamReader reader, ReceivingPam receiving, Clock clock) {
        this.reader = reader;
        this.receiving = receiving;
        this.clock = clock;
    }

    Acknowledgement answer(Caller by, String text) {
        PamMessage message;
        try {
            message = read(text);
        } catch (Refused unreadable) {
            return acknowledgement(Code.AR, null, unreadable.refusal().terms());
        }
        try {
            receiving.receive(by, message);
            return acknowledgement(Code.AA, message, null);
        } catch (Refused refused) {
            var code = refused.refusal() == PamRefusal.UNSUPPORTED ? Code.AR : Code.AE;
            return acknowledgement(code, message, refused.refusal().terms());
        } catch (RuntimeException fault) {
            log.error("A PAM message ended in a fault", fault);
            return acknowledgement(
                    Code.AE,
                    message,
                    new Refusal.Terms(Refusal.Kind.UNAVAILABLE, "platform.fault", "Something went wrong on our side."));
        }
    }

    private PamMessage read(String text) {
        if (text.length() > LONGEST) {
            throw PamRefusal.TOO_LONG.asException();
        }
        return reader.read(text);
    }

    Acknowledgement rejection(PamRefusal why) {
        return acknowledgement(Code.AR, null, why.terms());
    }

    private Acknowledgement acknowledgement(Code code, @Nullable PamMessage message, Refusal.@Nullable Terms no) {
        var now = TIME.format(clock.instant());
        var event = message == null || message.event().isEmpty() ? "" : "^" + escaped(message.event());
        var asked = message == null ? "" : escaped(message.controlId());
        var text = new StringBuilder()
                .append("MSH|^~\\&|SOCLE|SOCLE|")
                .append(message == null ? "" : escaped(message.sender()))
                .append("||")
                .append(now)
                .append("||ACK")
                .append(event)
                .append("^ACK|")
                .append(Ids.next())
                .append("|P|2.5^FRA^2.11|||||FRA|UNICODE UTF-8|FR||2.11^IHE_FRANCE-2.11-PAM\r")
                .append("MSA|")
                .append(code)
                .append('|')
                .append(asked)
                .append('\r');
        if (no != null) {
            text.append("ERR||||E|")
                    .append(no.code())
                    .append("||")
                    .append(escaped(no.explanation()))
                    .append('\r');
        }
        return new Acknowledgement(code, text.toString());
    }

    private static String escaped(String value) {
        return value.replaceAll("[|^~\\\\&\r\n]", " ");
    }

    enum Code {
        AA,
        AE,
        AR
    }

    record Acknowledgement(Code code, String text) {}
}
