package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Requirements 1 to 3 of the SAS test kit, over the HTTPS port: the SAS is known by its certificate alone.
@PlatformTest
class SasDoorTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final char[] PASSWORD = "x".toCharArray();
    private static final String TLS = "https://localhost:" + PlatformTest.FreePort.TLS_PORT;
    private static final String QUERY = "/fhir/Slot?_include=Slot:schedule&_include:iterate=Schedule:actor"
            + "&start=ge2020-01-01T00:00:00.000%2B01:00&start=le2120-01-01T00:00:00.000%2B01:00&status=free&_count=5"
            + "&schedule.actor:Practitioner.identifier=urn:oid:1.2.250.1.71.4.2.1%7C8";

    private final PracticeSoftware outside = PracticeSoftware.ofThisTest();

    @Test
    void _01_02_03_the_sas_asks_with_its_certificate_and_no_token() throws Exception {
        var answer = ask(certified("sas.sandbox.test", "SAS"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var bundle = JSON.readTree(answer.body());
        assertThat(bundle.path("type").asString()).isEqualTo("searchset");
        assertThat(bundle.path("entry")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sas.elsewhere.test, SAS", "sas.sandbox.test, Autre", "SAS, sas.sandbox.test"})
    void _02_03_another_name_or_another_unit_is_nobody(String commonName, String unit) throws Exception {
        var answer = ask(certified(commonName, unit));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("auth.missing-token").doesNotContain("Slot/");
    }

    @Test
    void _01_without_a_certificate_nobody_is_answered() throws Exception {
        assertThat(ask(connection(null)).statusCode()).isEqualTo(401);
    }

    @Test
    void the_certificate_opens_nothing_but_slots() throws Exception {
        var answer = certified("sas.sandbox.test", "SAS")
                .send(
                        HttpRequest.newBuilder(URI.create(TLS + "/fhir/Patient?family=bellanger"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> ask(HttpClient connection) throws Exception {
        var doctor = outside.account("docteur1").path("rpps").asString();
        return connection.send(
                HttpRequest.newBuilder(URI.create(TLS + QUERY + doctor)).build(), BodyHandlers.ofString());
    }

    private HttpClient certified(String commonName, String unit) throws Exception {
        var pem = outside.postJson("/api/sandbox/certificates", """
            {"commonName": "%s", "unit": "%s"}\
            """.formatted(commonName, unit))
                .body();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(part(pem, "PRIVATE KEY")));
        store.setKeyEntry("client", key, PASSWORD, new Certificate[] {certificate(part(pem, "CERTIFICATE"))});
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, PASSWORD);
        return connection(factory.getKeyManagers());
    }

    private HttpClient connection(KeyManager[] keys) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca", certificate(part(outside.get("/api/sandbox/ca.pem").body(), "CERTIFICATE")));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static Certificate certificate(byte[] der) throws Exception {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] part(String pem, String name) {
        var found = Pattern.compile("-----BEGIN [A-Z ]*" + name + "-----([^-]+)-----END")
                .matcher(pem);
        assertThat(found.find()).as(name).isTrue();
        return Base64.getDecoder().decode(found.group(1).replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII));
    }
}
