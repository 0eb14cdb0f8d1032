package fr.socle.mssante;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param domain the mail domain of this operator
/// @param citizenDomain the domain of the citizens' mailboxes
/// @param softwareReference what `X-MSS-NIL` says: the reference of the sending software
@ConfigurationProperties("socle.mssante")
record MssanteSettings(
        @DefaultValue("socle.mssante.fr") String domain,
        @DefaultValue("patient.mssante.fr") String citizenDomain,
        @DefaultValue("SOCLE-SANTE") String softwareReference) {

    /// Where the platform writes from when it writes by itself: nobody reads the answers.
    String platformAddress() {
        return "ne-pas-repondre@" + domain;
    }
}
