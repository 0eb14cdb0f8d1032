package fr.socle.identity.pam;

import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.socle.identity.CallerInTheRequest;
import fr.socle.identity.Callers;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.SandboxPopulation;
import fr.socle.identity.local.Ipp;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.pam.PamDoor.Code;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IdentityModuleTest
class PamTest {

    private static final int MESSAGES = 5_000;

    @Autowired
    WebApplicationContext context;

    @Autowired
    PamDoor door;

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    @Autowired
    LocalIdentities locals;

    @Autowired
    ObjectProvider<SslBundles> noBundles;

    private final String number = "P" + UUID.randomUUID().toString().substring(0, 12);
    private Identity citizen;

    @BeforeEach
    void there_are_people() {
        population.ensure(2_000, 42);
        citizen = identities.requireQualified(population.cast().firstCitizen());
    }

    @Test
    void an_A28_that_says_VALI_with_an_INS_creates_a_qualified_identity() {
        assertThat(send(message("A28", pid(number, ins(), "VALI")))).isEqualTo(Code.AA);
        assertThat(file(number).standing().status()).isEqualTo(IdentityStatus.QUAL);
        assertThat(identities.find(file(number).id()).orElseThrow().id()).isEqualTo(citizen.id());
    }

    @Test
    void an_INS_without_VALI_is_left_out() {
        assertThat(send(message("A28", pid(number, ins(), "PROV")))).isEqualTo(Code.AA);
        assertThat(file(number).standing().status()).isEqualTo(IdentityStatus.PROV);
        assertThat(file(number).standing().kept()).isNull();
    }

    @Test
    void VALI_without_an_INS_is_a_validated_identity_and_an_A31_qualifies_it() {
        assertThat(send(message("A28", pid(number, "", "VALI")))).isEqualTo(Code.AA);
        assertThat(file(number).standing().status()).isEqualTo(IdentityStatus.VALI);
        assertThat(send(message("A31", pid(number, ins(), "VALI") + "\rZFD|||Y|N|INSI|20211201|PA")))
                .isEqualTo(Code.AA);
        assertThat(file(number).standing().status()).isEqualTo(IdentityStatus.QUAL);
        assertThat(file(number).standing().proofHeld().kind().name()).isEqualTo("PA");
    }

    @Test
    void an_A40_merges_and_the_absorbed_number_takes_no_more_news() {
        send(message("A28", pid(number, "", "PROV")));
        send(message("A28", pid("M" + number, "", "PROV")));
        assertThat(send(message("A40", pid(number, "", "PROV") + "\rMRG|M" + number + "^^^CHU^PI")))
                .isEqualTo(Code.AA);
        assertThat(identities.find(file("M" + number).id()).orElseThrow().id())
                .isEqualTo(file(number).id());
        assertThat(answer(message("A31", pid("M" + number, "", "PROV"))))
                .contains("MSA|AE|")
                .contains("identity.merged-away");
    }

    @Test
    void an_A47_takes_the_INS_away_and_the_proof_when_it_says_PROV() {
        send(message("A28", pid(number, ins(), "VALI")));
        var erased = "~\"\"^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS";
        assertThat(send(message(
                        "A47",
                        pid(number, erased, "PROV") + "\rMRG|" + citizen.ins().matricule())))
                .isEqualTo(Code.AA);
        assertThat(file(number).standing().status()).isEqualTo(IdentityStatus.PROV);
        assertThat(identities.find(file(number).id()).orElseThrow().ins()).isNull();
    }

    @Test
    void a_completed_date_never_goes_with_an_INS_and_a_doubt_never_with_VALI() {
        assertThat(answer(message("A28", pid(number, ins(), "VALI") + "\rZFD||||Y")))
                .contains("identity.completed-date");
        assertThat(answer(message("A28", pid(number, "", "VALI~DOUT")))).contains("identity.prohibited-coupling");
        assertThat(locals.known(new Ipp(HOSPITAL.structure(), number))).isEmpty();
    }

    @Test
    void what_is_not_for_this_feed_is_rejected_and_what_breaks_a_rule_is_refused() {
        assertThat(send(message("A08", pid(number, "", "PROV")))).isEqualTo(Code.AR);
        assertThat(send("hello")).isEqualTo(Code.AR);
        assertThat(answer(message("A28", pid("", "", "PROV"))))
                .contains("MSA|AE|")
                .contains("pam.no-number");
        assertThat(answer(message("A40", pid(number, "", "PROV") + "\rMRG|none^^^CHU^PI")))
                .contains("identity.unknown-number");
        assertThat(door.answer(Callers.DOCTOR, message("A28", pid(number, "", "PROV")))
                        .code())
                .isEqualTo(Code.AE);
    }

    @Test
    void thousands_of_mangled_messages_are_answered_and_none_is_a_fault() {
        var random = new Random(42);
        var whole = message("A28", pid(number, ins(), "VALI") + "\rZFD||||N|INSI||PA");
        var answered = EnumSet.noneOf(Code.class);
        for (var i = 0; i < MESSAGES; i++) {
            var answer = door.answer(HOSPITAL, mangle(whole, random));
            assertThat(answer.text()).startsWith("MSH|^~\\&|SOCLE").doesNotContain("platform.fault");
            answered.add(answer.code());
        }
        assertThat(answered).containsOnly(Code.AA, Code.AE, Code.AR);
    }

    @Test
    void a_provisional_identity_may_come_without_a_birth_place_and_nobody_else() {
        var without = pid(number, "", "PROV").replaceFirst("~\\^+BDL\\^\\^\\d+", "");
        assertThat(send(message("A28", without))).isEqualTo(Code.AA);
        assertThat(file(number).isPlaceUnknown()).isTrue();
        assertThat(answer(message("A31", without.replace("|PROV", "|VALI")))).contains("identity.missing-trait");
        assertThat(send(message("A31", pid(number, ins(), "VALI")))).isEqualTo(Code.AA);
        assertThat(file(number).isPlaceUnknown()).isFalse();
    }

    @Test
    void HTTP_answers_HL7_whatever_the_sender_says_it_accepts() throws Exception {
        var pages = MockMvcBuilders.webAppContextSetup(context).build();
        for (var accepted : new String[] {"application/hl7-v2", "*/*", "application/json", null}) {
            var request = post("/api/identity/pam")
                    .requestAttr(CallerInTheRequest.CALLER, HOSPITAL)
                    .contentType("application/hl7-v2; charset=UTF-8")
                    .content(message("A28", pid(number, "", "PROV")));
            if (accepted != null) {
                request.header("Accept", accepted);
            }
            pages.perform(request)
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Type", "application/hl7-v2;charset=UTF-8"))
                    .andExpect(content().string(containsString("MSA|AA|")));
        }
    }

    @Test
    void MLLP_answers_each_message_on_the_same_connection_and_an_unknown_sender_is_rejected() throws Exception {
        var finess = HOSPITAL.structure().value();
        var known = mllp(0, Map.of("127.0.0.1", finess));
        var unknown = mllp(0, Map.of());
        known.start();
        unknown.start();
        try (var socket = new Socket("127.0.0.1", known.ports().getFirst());
                var other = new Socket("127.0.0.1", unknown.ports().getFirst())) {
            assertThat(exchange(socket, message("A28", pid(number, "", "PROV"))))
                    .contains("MSA|AA|");
            assertThat(exchange(socket, message("A31", pid(number, "", "PROV"))))
                    .contains("MSA|AA|");
            assertThat(exchange(other, message("A28", pid(number, "", "PROV")))).contains("pam.unknown-sender");
            var taken = mllp(known.ports().getFirst(), Map.of());
            taken.start();
            assertThat(taken.isRunning()).isFalse();
        } finally {
            known.stop();
            unknown.stop();
        }
        assertThat(file(number).version()).isEqualTo(2);
    }

    private MllpServer mllp(int port, Map<String, String> senders) {
        var settings = new PamSettings(port, "127.0.0.1", senders, MllpInTlsTest.off());
        return new MllpServer(settings, new MllpSenders(settings), door, noBundles);
    }

    static String exchange(Socket socket, String message) throws Exception {
        var frame = new ByteArrayOutputStream();
        frame.write(0x0b);
        frame.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        frame.write(0x1c);
        frame.write('\r');
        socket.getOutputStream().write(frame.toByteArray());
        var answer = new ByteArrayOutputStream();
        for (var read = socket.getInputStream().read();
                read != 0x1c;
                read = socket.getInputStream().read()) {
            if (read < 0) {
                throw new EOFException();
            }
            answer.write(read);
        }
        socket.getInputStream().read();
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String mangle(String whole, Random random) {
        var text = new StringBuilder(whole);
        var blows = 1 + random.nextInt(6);
        for (var i = 0; i < blows && text.length() > 1; i++) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, "|^~\\&\r\u0000é9Z".charAt(random.nextInt(10)));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
                case 2 -> text.insert(at, "|".repeat(1 + random.nextInt(5)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            }
        }
        return text.toString();
    }

    private Code send(String message) {
        return door.answer(HOSPITAL, message).code();
    }

    private String answer(String message) {
        return door.answer(HOSPITAL, message).text();
    }

    private LocalIdentity file(String ipp) {
        return locals.known(new Ipp(HOSPITAL.structure(), ipp)).orElseThrow();
    }

    private String ins() {
        return "~" + citizen.ins().matricule() + "^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS^^20101207";
    }

    private String pid(String ipp, String ins, String reliability) {
        var traits = citizen.traits();
        return "PID|1||%s^^^CHU-X&000897406&N^PI%s||%s^%s^%s^^^^L||%s|F|||28 Av de Breteuil^^PARIS^^75007^FRA^H~^^^^^^BDL^^%s"
                        .formatted(
                                ipp,
                                ins,
                                traits.birthName(),
                                traits.firstGivenName(),
                                String.join(" ", traits.givenNames()),
                                traits.birthDate().format(DateTimeFormatter.BASIC_ISO_DATE),
                                traits.birthPlace())
                + "|".repeat(32 - 11)
                + reliability;
    }

    static String message(String event, String segments) {
        return "MSH|^~\\&|GAM|CHU-X|DPI|CHU-X|20240306111154||ADT^%s^ADT_A05|3975|D|2.5^FRA^2.11|||||FRA|UNICODE UTF-8|FR||2.11^IHE_FRANCE-2.11-PAM\rEVN||20240306111154\r%s\r"
                .formatted(event, segments);
    }
}
