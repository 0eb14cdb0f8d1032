package fr.socle.espacesante.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.espacesante.DocumentFiled;
import fr.socle.espacesante.DocumentView;
import fr.socle.espacesante.DocumentWithdrawn;
import fr.socle.espacesante.Documents;
import fr.socle.espacesante.EmergencyAccesses;
import fr.socle.espacesante.GlassBroken;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.kernel.PatientId;
import fr.socle.mssante.Mailroom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Writes to the citizen about what happens in the record. Without a qualified INS there is no address to write to:
/// the citizen then sees it in the record alone.
@Component
class CitizenNotification {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH'h'mm", Locale.FRENCH);

    private final Documents documents;
    private final EmergencyAccesses emergencies;
    private final Identities identities;
    private final Mailroom mailroom;
    private final MessageSource texts;

    CitizenNotification(
            Documents documents,
            EmergencyAccesses emergencies,
            Identities identities,
            Mailroom mailroom,
            MessageSource texts) {
        this.documents = documents;
        this.emergencies = emergencies;
        this.identities = identities;
        this.mailroom = mailroom;
        this.texts = texts;
    }

    @ApplicationModuleListener(id = "espacesante.telling-of-a-filing")
    void on(DocumentFiled fact) {
        var document = documents.require(fact.document());
        tell(fact.patient(), fact.document().value(), "filed." + document.kind().name(), words(document));
    }

    @ApplicationModuleListener(id = "espacesante.telling-of-a-withdrawal")
    void on(DocumentWithdrawn fact) {
        var document = documents.require(fact.document());
        var cause = UUID.nameUUIDFromBytes((fact.document() + " withdrawn").getBytes(UTF_8));
        tell(fact.patient(), cause, "withdrawn", words(document));
    }

    @ApplicationModuleListener(id = "espacesante.telling-of-a-broken-glass")
    void on(GlassBroken fact) {
        var access = emergencies.require(fact.access());
        tell(
                fact.patient(),
                access.id().value(),
                "glass-broken",
                access.name(),
                access.structure(),
                moment(access.openedAt()),
                access.reason());
    }

    private static Object[] words(DocumentView document) {
        var structure = document.author().structure();
        return new Object[] {
            document.author().name(), structure == null ? "" : structure, moment(document.actAt()), document.title()
        };
    }

    private void tell(PatientId citizen, UUID cause, String about, Object... words) {
        if (identities.find(citizen).filter(Identity::isQualified).isPresent()) {
            mailroom.writeToCitizen(
                    citizen, cause, text(about, "subject", words), text(about, "text", words), text("sender", "label"));
        }
    }

    private String text(String about, String part, Object... words) {
        return texts.getMessage("espacesante.letter." + about + "." + part, words, Locale.FRENCH);
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(PARIS));
    }
}
