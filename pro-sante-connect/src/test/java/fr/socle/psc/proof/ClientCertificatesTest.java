package fr.socle.psc.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.TLS_CLIENT_AUTH;

import fr.socle.kernel.FinessNumber;
import fr.socle.psc.ClientProfile;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientCertificatesTest {

    private static final String STRUCTURE = FinessNumber.withKey("75010000").value();
    private static final String SUBJECT = "CN=dossier.example,OU=1" + STRUCTURE + ",O=Hopital,C=FR";

    private static boolean admits(Consumer<ClientSettings.Builder> settings, String subject) {
        var made = ClientSettings.builder();
        settings.accept(made);
        var client = RegisteredClient.withId("a")
                .clientId("a")
                .clientAuthenticationMethod(TLS_CLIENT_AUTH)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(made.build())
                .build();
        var certificate = mock(X509Certificate.class);
        when(certificate.getSubjectX500Principal()).thenReturn(new X500Principal(subject));
        var shown = new OAuth2ClientAuthenticationToken(
                "a", TLS_CLIENT_AUTH, new X509Certificate[] {certificate}, Map.of());
        try {
            new ClientCertificates(null, null)
                    .verify(OAuth2ClientAuthenticationContext.with(shown)
                            .registeredClient(client)
                            .build());
            return true;
        } catch (OAuth2AuthenticationException refused) {
            return false;
        }
    }

    @Test
    void the_certificate_of_its_structure_names_a_program() {
        assertThat(admits(it -> it.setting(ClientProfile.STRUCTURE, STRUCTURE), SUBJECT))
                .isTrue();
        assertThat(admits(it -> it.setting(ClientProfile.STRUCTURE, STRUCTURE), "CN=dossier.example,O=Hopital,C=FR"))
                .isFalse();
        assertThat(admits(it -> it.setting(ClientProfile.SIRET, "73282932000074"), SUBJECT))
                .isFalse();
        assertThat(admits(it -> {}, SUBJECT)).isFalse();
    }

    @Test
    void a_program_that_registered_its_whole_subject_and_a_structure_shows_both() {
        assertThat(admits(it -> it.x509CertificateSubjectDN(SUBJECT), SUBJECT)).isTrue();
        assertThat(admits(
                        it -> it.x509CertificateSubjectDN(SUBJECT).setting(ClientProfile.STRUCTURE, STRUCTURE),
                        SUBJECT))
                .isTrue();
        assertThat(admits(
                        it -> it.x509CertificateSubjectDN("CN=x,C=FR").setting(ClientProfile.STRUCTURE, STRUCTURE),
                        "CN=x,C=FR"))
                .isFalse();
    }
}
