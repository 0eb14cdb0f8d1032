package fr.socle.identity.insi;

import static fr.socle.identity.Callers.DOCTOR;
import static fr.socle.identity.Callers.DOCTOR_WITHOUT_SITUATION;
import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.CallerInTheRequest;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.kernel.Caller;
import fr.socle.kernel.imports.ImportSource;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.w3c.dom.Document;

/// The téléservice, as software calls it.
@IdentityModuleTest
class InsiEndpointTest {

    /// The description and the homologation answers of CNAM are not ours to give away: beside the project, or named by
    /// `INSI_FILES`, when they are at hand.
    private static final Path OFFICIAL =
            Path.of(System.getenv().getOrDefault("INSI_FILES", "../../shared/data/ins-psc"));
    private static final String ACTION = "urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite";
    private static final int SEED = 20_260_302;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ImportSource register;

    @Autowired
    JournalForTests journal;

    private static boolean filled;
    private MockMvc http;

    @BeforeEach
    void the_register_holds_the_published_people() {
        http = MockMvcBuilders.webAppContextSetup(context).build();
        if (!filled) {
            InsiRegister.take(register, InsiRegister.PUBLISHED);
            filled = true;
        }
        journal.clear();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ADRUN,ZOE,F,1975-12-31,-,00,275126322074974",
                "ADRUN,ZOE,F,1975-12-31,63220,00,275126322074974",
                "ADRUN,ZOE,F,1975-12-31,75056,01,-",
                "ADRTROIS,DOMINIQUE,F,1997-02-26,2A020,00,297022A02077878",
                "ADRTROIS,TOUSSAINT,M,1960-01-01,-,00,160012B02077713",
                "CORSE,ANTHONY,M,1980-03-02,-,00,180032B02040123",
                "ECETINSI,PIERRE-ALAIN,M,2009-07-14,-,00,109076322083489",
                "HERMANN,GATIEN,M,1981-03-24,63220,00,181036322045660",
                "NESSI,MICHELANGELO,M,2010-08-07,-,00,110086322083060",
                "NESSI,RUTH,F,1977-07-14,-,00,277076322082910",
                "TCHITCHI,OLA,F,1936-06-21,-,01,-",
                "TCHITCHI,CATARINA,F,1936-06-21,-,00,236066322083656",
                "TCHITCHI,BELLA,F,1936-06-21,-,00,236066322083656",
                "HOUILLES,PIERRE,M,1993-01-27,-,01,-",
                "DE VINCI,LEONARDO,M,2014-02-01,-,02,-",
                "PROVISOIRE,MATRICULE,M,2009-07-01,-,00,109076322088835",
                "PATB-QUATRE,LAURENCE,F,1907-05-25,-,01,-",
                "ADRDEUX,LAURENT,M,1981-01-01,63220,01,-",
                "PAT-TROIS,DOMINIQUE,F,1979-03-28,-,00,279035121518989",
                "GARCIA-HAMMADI,SARAH-LOU,F,1977-01-21,-,01,-"
            })
    void the_published_test_identities_get_their_published_answers(
            String name, String given, String sex, String born, String place, String code, String matricule) {
        var answer = ask(DOCTOR, envelope(traits(name, List.of(given), sex, born, place)));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(text(answer, "//*[local-name()='CodeCR']")).isEqualTo(code);
        assertThat(text(answer, "//*[local-name()='INSACTIF']//*[local-name()='NumIdentifiant']")
                        + text(answer, "//*[local-name()='INSACTIF']//*[local-name()='Cle']"))
                .isEqualTo(matricule == null ? "" : matricule);
        assertThat(journal.kept()).hasSize(code.equals("00") ? 1 : 0);
    }

    @Test
    void several_people_come_without_any_of_them_until_another_given_name_tells_them_apart() throws Exception {
        var several = ask(DOCTOR, envelope(traits("DE VINCI", List.of("LEONARDO"), "M", "2014-02-01", null)));
        assertThat(several.getContentAsString())
                .contains("<CodeCR>02</CodeCR><LibelleCR>Plusieurs identites trouvees</LibelleCR>")
                .doesNotContain("INDIVIDU");
        var one = ask(DOCTOR, envelope(traits("DE VINCI", List.of("LEONARDO", "PAOLO"), "M", "2014-02-01", null)));
        assertThat(text(one, "//*[local-name()='CodeCR']")).isEqualTo("00");
    }

    @Test
    void what_the_register_holds_is_given_as_it_is_held() throws Exception {
        var answer = ask(DOCTOR, envelope(traits("ECETINSI", List.of("PIERRE-ALAIN"), "M", "2009-07-14", null)))
                .getContentAsString();
        assertThat(answer)
                .contains("<TIQ><NomNaissance>ECETINSI</NomNaissance><ListePrenom>PIERRE-ALAIN MURIEL FLORIANT"
                        + "</ListePrenom><Sexe>M</Sexe><DateNaissance>2009-07-14</DateNaissance>"
                        + "<LieuNaissance>63220</LieuNaissance></TIQ>")
                .contains("<INSHISTO><IdIndividu><NumIdentifiant>2090763220834</NumIdentifiant><Cle>39</Cle>"
                        + "</IdIndividu><OID>1.2.250.1.213.1.4.8</OID><DateDeb>2019-03-01</DateDeb>"
                        + "<DateFin>2019-02-28</DateFin></INSHISTO>")
                .containsSubsequence("2090763220834", "2090663220123");
    }

    @Test
    void the_answer_names_the_question_it_answers() {
        var answer = ask(DOCTOR, envelope(traits("ADRUN", List.of("ZOE"), "F", "1975-12-31", null)));
        assertThat(answer.getContentType()).startsWith("application/soap+xml");
        assertThat(text(answer, "//*[local-name()='RelatesTo']"))
                .isEqualTo("uuid:b3549edd-0000-4000-8000-000000000004");
        assertThat(text(answer, "//*[local-name()='Action']")).isEqualTo(ACTION + "Response");
    }

    @Test
    void a_card_leads_to_its_bearer_and_to_the_traits_of_the_register() {
        var card = "<RECVITALE xmlns=\"http://www.cnamts.fr/INSiRecVit\"><MatriculeIndividu><NumIdentifiant>"
                + "180032B020401</NumIdentifiant><Cle>23</Cle></MatriculeIndividu><NomNaissance>CORSE</NomNaissance>"
                + "<DateNaissance>1980-03-02</DateNaissance><RangNaissance>1</RangNaissance></RECVITALE>";
        var answer = ask(DOCTOR, envelope(card, "").replace("AvecTraitsIdentite", "AvecCarteVitale"));
        assertThat(text(answer, "//*[local-name()='CodeCR']")).isEqualTo("00");
        assertThat(text(answer, "//*[local-name()='ListePrenom']")).isEqualTo("ANTHONY");
        var wrong = ask(
                DOCTOR, envelope(card.replace(">23<", ">24<"), "").replace("AvecTraitsIdentite", "AvecCarteVitale"));
        assertThat(erreur(wrong)).isEqualTo("socle_121");
    }

    @ParameterizedTest
    @CsvSource({
        "<NomNaissance>Adrun</NomNaissance>",
        "<NomNaissance>ADRÛN</NomNaissance>",
        "<NomNaissance>ADRUN2</NomNaissance>",
        "<NomNaissance>-ADRUN</NomNaissance>",
        "<Sexe>X</Sexe>",
        "<DateNaissance>31/12/1975</DateNaissance>",
        "<DateNaissance>2130-01-01</DateNaissance>",
        "<LieuNaissance>99999</LieuNaissance>",
        "<LieuNaissance>00123</LieuNaissance>"
    })
    void a_trait_that_cannot_be_is_a_fault_of_the_sender(String field) {
        var name = field.substring(1, field.indexOf('>'));
        var good = traits("ADRUN", List.of("ZOE"), "F", "1975-12-31", "63220");
        var answer = ask(DOCTOR, envelope(good.replaceFirst("<" + name + ">.*</" + name + ">", field)));
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(text(answer, "//*[local-name()='Code']/*[local-name()='Value']"))
                .isEqualTo("soap:Sender");
        assertThat(text(answer, "//*[local-name()='Subcode']/*[local-name()='Value']"))
                .isEqualTo("soap:siram_100");
        assertThat(erreur(answer)).isEqualTo("socle_121");
        assertThat(text(answer, "//*[local-name()='Erreur']/@severite")).isEqualTo("erreur");
        assertThat(text(answer, "//*[local-name()='Erreur']/@messageID")).startsWith("uuid:b3549edd");
        assertThat(journal.kept()).isEmpty();
    }

    @Test
    void software_without_an_authorisation_number_is_unknown_and_a_caller_without_rights_has_none() {
        var good = envelope(traits("ADRUN", List.of("ZOE"), "F", "1975-12-31", null));
        assertThat(erreur(ask(DOCTOR, good.replace("XXXXXXXXXXXX", "")))).isEqualTo("desir_550");
        assertThat(erreur(ask(DOCTOR_WITHOUT_SITUATION, good))).isEqualTo("desir_560");
        assertThat(erreur(ask(DOCTOR, good.replace("<ctxlps:ContexteLPS", "<ctxlps:ContexteLPS x=\"1\""))))
                .isEmpty();
        assertThat(erreur(ask(DOCTOR, good.replace(" Version=\"01_00\"", "")))).isEqualTo("socle_121");
    }

    @Test
    void an_envelope_is_judged_as_SOAP_says() throws Exception {
        var good = envelope(traits("ADRUN", List.of("ZOE"), "F", "1975-12-31", null));
        assertThat(text(
                        ask(
                                DOCTOR,
                                good.replace(
                                        "http://www.w3.org/2003/05/soap-envelope",
                                        "http://schemas.xmlsoap.org/soap/envelope/")),
                        "//*[local-name()='Code']/*[local-name()='Value']"))
                .isEqualTo("soap:VersionMismatch");
        var header = "<x:Unknown xmlns:x=\"urn:x\" soap:mustUnderstand=\"%s\" %s/><wsa:Action";
        var must = good.replaceFirst("<wsa:Action", header.formatted("true", ""));
        assertThat(text(ask(DOCTOR, must), "//*[local-name()='Code']/*[local-name()='Value']"))
                .isEqualTo("soap:MustUnderstand");
        assertThat(ask(DOCTOR, must).getContentAsString())
                .contains("<soap:NotUnderstood xmlns:h=\"urn:x\" qname=\"h:Unknown\"/>");
        assertThat(ask(DOCTOR, good.replaceFirst("<wsa:Action", header.formatted("false", "")))
                        .getStatus())
                .isEqualTo(200);
        assertThat(ask(DOCTOR, good.replaceFirst("<wsa:Action", header.formatted("1", "soap:role=\"urn:other\"")))
                        .getStatus())
                .isEqualTo(200);
        assertThat(ask(DOCTOR, good.replace("<wsa:MessageID", "<wsa:MessageID soap:mustUnderstand=\"true\""))
                        .getStatus())
                .isEqualTo(200);
        assertThat(erreur(ask(DOCTOR, good.replace("Identite</wsa:Action>", "</wsa:Action>"))))
                .isEqualTo("socle_111");
        assertThat(send(DOCTOR, good, "text/xml").getStatus()).isEqualTo(415);
        assertThat(send(DOCTOR, good, "application/soap+xml; charset=utf-8; action=\"" + ACTION + "\"")
                        .getStatus())
                .isEqualTo(200);
        assertThat(erreur(send(DOCTOR, good, "application/soap+xml; action=\"urn:other\"")))
                .isEqualTo("socle_111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;&x;\">]>",
                "<!DOCTYPE soap:Envelope>",
                "<?xml-stylesheet href=\"x\"?>"
            })
    void no_document_type_and_no_instruction_is_read(String prologue) throws Exception {
        var good = envelope(traits("ADRUN", List.of("ZOE"), "F", "1975-12-31", null));
        var answer = ask(DOCTOR, good.replace("<soap:Envelope ", prologue + "<soap:Envelope "));
        assertThat(erreur(answer)).isEqualTo("socle_100");
        assertThat(answer.getContentAsString()).doesNotContain("root:");
    }

    /// Five thousand envelopes that are almost right: cut, changed, doubled. None is an error of ours.
    @Test
    void whatever_arrives_gets_an_answer_or_a_fault_with_a_code_and_leaves_nothing() throws Exception {
        var good = envelope(traits("HOUILLES", List.of("PIERRE"), "M", "1993-01-27", null));
        var random = new Random(SEED);
        for (var i = 0; i < 5_000; i++) {
            var bytes = spoiled(good, random);
            var answer = post(DOCTOR_WITHOUT_SITUATION, bytes, "application/soap+xml");
            assertThat(answer.getStatus()).isEqualTo(500);
            assertThat(answer.getContentAsString()).contains("<soap:Fault>").doesNotContain("siram_40");
        }
        assertThat(journal.kept()).isEmpty();
    }

    @Test
    void the_description_and_its_schemas_are_served_and_answers_are_valid_against_them() throws Exception {
        var wsdl = http.perform(MockMvcRequestBuilders.get(URI.create("/insi/v1?wsdl")))
                .andReturn()
                .getResponse();
        assertThat(wsdl.getContentType()).startsWith("text/xml");
        assertThat(wsdl.getContentAsString()).contains("http://localhost:8080/insi/v1", ACTION);
        var schema = http.perform(MockMvcRequestBuilders.get(URI.create("/insi/v1?xsd=resultat")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        requireValid(new StreamSource(new StringReader(schema)));
        assertThat(http.perform(MockMvcRequestBuilders.get(URI.create("/insi/v1?xsd=../application")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    @EnabledIf("theOfficialFilesAreHere")
    void answers_are_valid_against_the_official_schema_and_say_what_the_homologation_answers_say() throws Exception {
        requireValid(new StreamSource(OFFICIAL.resolve("insi-wsdl/xsd/ServiceIdentiteCertifiee/INSi_RESULTAT_INS.xsd")
                .toFile()));
        homologation("TEST_2.04_cas2", traits("ECETINSI", List.of("PIERRE-ALAIN"), "M", "2009-07-14", null));
        homologation("TEST_2.05", traits("PROVISOIRE", List.of("MATRICULE"), "M", "2009-07-01", null));
        homologation("TEST_2.08_cas1", traits("CORSE", List.of("ANTHONY"), "M", "1980-03-02", null));
        homologation("TEST_2.08_cas2", traits("HERMANN", List.of("GATIEN"), "M", "1981-03-24", null));
        homologation("REP_CR01", traits("HOUILLES", List.of("PIERRE"), "M", "1993-01-27", null));
        var request =
                Files.readString(OFFICIAL.resolve("insi-examples_rebuilt/request_rechercherInsAvecTraitsIdentite.xml"));
        assertThat(text(ask(DOCTOR, request), "//*[local-name()='Cle']")).isEqualTo("78");
    }

    static boolean theOfficialFilesAreHere() {
        return Files.isDirectory(OFFICIAL);
    }

    private void homologation(String file, String question) throws Exception {
        var official = parse(Files.readAllBytes(OFFICIAL.resolve("insi-cnda-responses/" + file + ".xml")));
        var ours = parse(ask(DOCTOR, envelope(question)).getContentAsByteArray());
        for (var path : List.of(
                "//*[local-name()='CR']",
                "//*[local-name()='INSACTIF']",
                "//*[local-name()='INSHISTO'][1]/*[local-name()='IdIndividu']",
                "//*[local-name()='INSHISTO'][1]/*[local-name()='DateFin']",
                "//*[local-name()='INSHISTO'][2]",
                "//*[local-name()='TIQ']")) {
            assertThat(squeezed(ours, path)).as(file + " " + path).isEqualTo(squeezed(official, path));
        }
    }

    private static String squeezed(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document).replaceAll("\\s", "");
    }

    private void requireValid(StreamSource schema) throws Exception {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var validator = factory.newSchema(schema).newValidator();
        var answer = parse(ask(DOCTOR, envelope(traits("ECETINSI", List.of("PIERRE-ALAIN"), "M", "2009-07-14", null)))
                .getContentAsByteArray());
        var result = answer.getElementsByTagNameNS("http://www.cnamts.fr/INSiResultat", "RESULTAT")
                .item(0);
        validator.validate(new DOMSource(result));
    }

    private static byte[] spoiled(String good, Random random) {
        var text = new StringBuilder(good);
        for (var times = 1 + random.nextInt(3); times > 0 && !text.isEmpty(); times--) {
            var at = random.nextInt(text.length());
            var length = Math.min(random.nextInt(40), text.length() - at);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.setCharAt(at, (char) (1 + random.nextInt(300)));
                case 2 -> text.insert(at, text.substring(at, at + length));
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String traits(String name, List<String> given, String sex, String born, String place) {
        var all = new ArrayList<String>();
        all.add("<NomNaissance>" + name + "</NomNaissance>");
        given.forEach(it -> all.add("<Prenom>" + it + "</Prenom>"));
        all.add("<Sexe>" + sex + "</Sexe><DateNaissance>" + born + "</DateNaissance>");
        if (place != null) {
            all.add("<LieuNaissance>" + place + "</LieuNaissance>");
        }
        return "<RECSANSVITALE xmlns=\"http://www.cnamts.fr/INSiRecSans\">" + String.join("", all) + "</RECSANSVITALE>";
    }

    private static String envelope(String body) {
        return envelope(body, "");
    }

    private static String envelope(String body, String more) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing">
                  <soap:Header>
                    <ctxbam:ContexteBAM xmlns:ctxbam="urn:siram:bam:ctxbam" Version="01_02"><ctxbam:Id>1</ctxbam:Id><ctxbam:Temps>2026-01-01T10:00:00.000Z</ctxbam:Temps><ctxbam:COUVERTURE/></ctxbam:ContexteBAM>
                    <ctxlps:ContexteLPS xmlns:ctxlps="urn:siram:lps:ctxlps" Nature="CTXLPS" Version="01_00"><ctxlps:Id>2</ctxlps:Id><ctxlps:Temps>2026-01-01T10:00:00.000Z</ctxlps:Temps><ctxlps:LPS><ctxlps:IDAM R="4">XXXXXXXXXXXX</ctxlps:IDAM></ctxlps:LPS></ctxlps:ContexteLPS>
                    <wsa:Action>urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite</wsa:Action>
                    <wsa:MessageID>uuid:b3549edd-0000-4000-8000-000000000004</wsa:MessageID>%s
                  </soap:Header>
                  <soap:Body>%s</soap:Body>
                </soap:Envelope>
                """.formatted(more, body);
    }

    private MockHttpServletResponse ask(Caller caller, String envelope) {
        return send(caller, envelope, "application/soap+xml; charset=utf-8");
    }

    private MockHttpServletResponse send(Caller caller, String envelope, String contentType) {
        return post(caller, envelope.getBytes(StandardCharsets.UTF_8), contentType);
    }

    private MockHttpServletResponse post(Caller caller, byte[] body, String contentType) {
        try {
            return http.perform(MockMvcRequestBuilders.post("/insi/v1")
                            .requestAttr(CallerInTheRequest.CALLER, caller)
                            .header("Content-Type", contentType)
                            .content(body))
                    .andReturn()
                    .getResponse();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static String erreur(MockHttpServletResponse answer) {
        return text(answer, "//*[local-name()='Erreur']/@code");
    }

    private static String text(MockHttpServletResponse answer, String path) {
        try {
            return XPathFactory.newInstance().newXPath().evaluate(path, parse(answer.getContentAsByteArray()));
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Document parse(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
