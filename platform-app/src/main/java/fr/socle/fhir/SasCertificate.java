package fr.socle.fhir;

import fr.socle.kernel.Caller;
import fr.socle.psc.CertifiedPrograms;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The platform of the service d'accès aux soins (SAS) has no token: it shows a certificate, of which the common name
/// **and** the organizational unit are checked (`socle.sas.certificate.common-name`, `.organizational-unit`; nothing is
/// checked, and nobody comes in this way, until both are set). That the certificate is a good one was settled before.
///
/// Unless `socle.sas.certificate.required` is false, other programs are then refused the searches of the SAS.
@Component
class SasCertificate implements CertifiedPrograms {

    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";
    private static final Set<String> SEARCHES = Set.of("Slot", "Schedule");
    private static final Caller.Software SAS = new Caller.Software(
            "sas",
            "Service d’accès aux soins",
            null,
            Set.of("system/Slot.rs", "system/Schedule.rs", "system/Appointment.crus", "system/Practitioner.cu"));

    private final String commonName;
    private final String unit;
    private final boolean required;

    SasCertificate(
            @Value("${socle.sas.certificate.common-name:}") String commonName,
            @Value("${socle.sas.certificate.organizational-unit:}") String unit,
            @Value("${socle.sas.certificate.required:true}") boolean required) {
        this.commonName = commonName;
        this.unit = unit;
        this.required = required;
    }

    /// The SAS, when it is at the other end.
    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        return isShown(request) ? Optional.of(SAS) : Optional.empty();
    }

    /// @throws fr.socle.kernel.Refused for a program that asks what only the SAS may ask
    void require(Caller caller, String resource, char interaction, HttpServletRequest request) {
        var asked = required && isSet() && interaction == 's' && SEARCHES.contains(resource);
        if (asked && caller instanceof Caller.Software && !isShown(request)) {
            throw new FhirRefusal.NotTheSas().asException();
        }
    }

    private boolean isSet() {
        return !commonName.isBlank() && !unit.isBlank();
    }

    private boolean isShown(HttpServletRequest request) {
        return isSet()
                && request.getAttribute(CERTIFICATE) instanceof X509Certificate[] shown
                && shown.length > 0
                && has(shown[0], "CN", commonName)
                && has(shown[0], "OU", unit);
    }

    private static boolean has(X509Certificate certificate, String type, String value) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream().anyMatch(it -> is(it, type, value));
        } catch (InvalidNameException unreadable) {
            return false;
        }
    }

    private static boolean is(Rdn part, String type, String value) {
        return part.getType().equalsIgnoreCase(type) && value.equals(part.getValue());
    }
}
