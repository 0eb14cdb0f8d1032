package fr.socle.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// Requirements 1 to 3 of the SAS test kit: the certificate, its common name, its unit.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SasCertificateTest {

    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";
    private static final Caller PROGRAM = new Caller.Software("other", "Autre", null, Set.of("system/*.rs"));

    private final SasCertificate sas = new SasCertificate("sas.example.test", "318 000000000000", true);

    @Test
    void _01_02_03_the_sas_is_known_by_the_common_name_and_the_unit_of_its_certificate() {
        assertThat(sas.caller(showing("CN=sas.example.test,OU=318 000000000000,O=Agence,C=FR")))
                .hasValueSatisfying(it -> assertThat(it.actor().reference()).isEqualTo("sas"));
    }

    @Test
    void _02_another_common_name_is_nobody() {
        assertThat(sas.caller(showing("CN=other.example.test,OU=318 000000000000,C=FR")))
                .isEmpty();
        assertThat(sas.caller(showing("CN=x.sas.example.test,OU=318 000000000000,C=FR")))
                .isEmpty();
    }

    @Test
    void _03_another_unit_or_none_is_nobody() {
        assertThat(sas.caller(showing("CN=sas.example.test,OU=318 000000000001,C=FR")))
                .isEmpty();
        assertThat(sas.caller(showing("CN=sas.example.test,C=FR"))).isEmpty();
        assertThat(sas.caller(showing("CN=318 000000000000,OU=sas.example.test,C=FR")))
                .isEmpty();
    }

    @Test
    void _01_without_a_certificate_a_program_may_not_ask_what_the_sas_asks() {
        var bare = new MockHttpServletRequest();
        assertThat(sas.caller(bare)).isEmpty();
        for (var resource : Set.of("Slot", "Schedule")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> sas.require(PROGRAM, resource, 's', bare))
                    .satisfies(it -> assertThat(it.refusal().terms().code()).isEqualTo("sas.certificate-required"));
        }
        assertThatNoException().isThrownBy(() -> sas.require(PROGRAM, "Slot", 'u', bare));
        assertThatNoException().isThrownBy(() -> sas.require(PROGRAM, "Practitioner", 's', bare));
    }

    @Test
    void until_both_are_set_nobody_comes_in_by_certificate_and_nobody_is_refused() {
        for (var unset : Set.of(new SasCertificate("", "", true), new SasCertificate("sas.example.test", "", true))) {
            assertThat(unset.caller(showing("CN=sas.example.test,C=FR"))).isEmpty();
            assertThatNoException().isThrownBy(() -> unset.require(PROGRAM, "Slot", 's', new MockHttpServletRequest()));
        }
    }

    private static MockHttpServletRequest showing(String subject) {
        var certificate = mock(X509Certificate.class);
        when(certificate.getSubjectX500Principal()).thenReturn(new X500Principal(subject));
        var request = new MockHttpServletRequest();
        request.setAttribute(CERTIFICATE, new X509Certificate[] {certificate});
        return request;
    }
}
