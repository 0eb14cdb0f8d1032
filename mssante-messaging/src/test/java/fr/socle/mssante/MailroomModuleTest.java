package fr.socle.mssante;

import static fr.socle.mssante.Cast.A_DOCTOR;
import static fr.socle.mssante.Cast.MARIE;
import static fr.socle.mssante.Cast.MARIE_HERSELF;
import static fr.socle.mssante.Cast.PAUL;
import static fr.socle.mssante.Cast.PAUL_HIMSELF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.when;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.identity.IdentityRefusal;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.InsReplaced;
import fr.socle.identity.InsWithdrawn;
import fr.socle.identity.Readdressing;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Refused;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest
@RecordApplicationEvents
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailroomModuleTest {

    private static final UUID CAUSE = UUID.fromString("01900000-0000-7000-8000-00000000000c");
    private static final String SENDER = "Mon espace santé";

    @MockitoBean
    Identities identities;

    @Autowired
    Mailroom mailroom;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailboxFollowing following;

    @Autowired
    JournalForTests journal;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothing_was_written_yet() {
        jdbc.sql("truncate mssante.mailbox cascade").update();
        journal.clear();
        var marie = Cast.qualified(MARIE, "280012A004001");
        when(identities.requireQualified(MARIE)).thenReturn(marie);
    }

    @Test
    void a_message_is_delivered_once_whatever_happens(ApplicationEvents events) {
        write("Première fois");
        write("Seconde fois");

        assertThat(mailboxes.messagesOf(MARIE)).extracting(MessageView::subject).containsExactly("Première fois");
        assertThat(events.stream(MessageDelivered.class))
                .singleElement()
                .extracting(MessageDelivered::patient)
                .isEqualTo(MARIE);
    }

    @Test
    void a_message_leaves_a_trace_when_it_is_sent() {
        write("Bonjour");

        assertThat(journal.kept())
                .extracting(Access::patient, Access::action, Access::what)
                .containsExactly(tuple(MARIE, Action.SENT, "message"));
    }

    @Test
    void nobody_is_written_to_without_a_qualified_identity() {
        when(identities.requireQualified(PAUL))
                .thenThrow(new IdentityRefusal.NotQualified(IdentityStatus.PROV).asException());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> mailroom.writeToCitizen(PAUL, CAUSE, "Bonjour", "Bonjour", SENDER));
        assertThat(mailboxes.messagesOf(PAUL)).isEmpty();
    }

    @Test
    void the_message_is_an_internet_message_with_the_headers_of_the_trust_space() throws Exception {
        mailroom.writeToCitizen(MARIE, CAUSE, "Élixir prescrit", "Bonjour,\nà bientôt œ", SENDER);

        var raw =
                jdbc.sql("select raw from mssante.message").query(byte[].class).single();
        var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        var id = mailboxes.messagesOf(MARIE).getFirst().id();
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@socle.mssante.fr>");
        assertThat(mail.getSubject()).isEqualTo("Élixir prescrit");
        assertThat(mail.getContent()).isEqualTo("Bonjour,\r\nà bientôt œ\r\n");
        assertThat(mail.getContentType()).containsIgnoringCase("charset=UTF-8");
        assertThat(mail.getHeader("X-MSS-NIL")).containsExactly("SOCLE-SANTE");
        assertThat(mail.getHeader("X-MSS-INS")).containsExactly("N");
        assertThat(mail.getHeader("X-MSS-MES")).containsExactly("FIN");
        assertThat(mail.getSentDate()).isEqualTo(clock.instant());
    }

    @Test
    void the_matricule_is_in_the_address_and_nowhere_else() {
        write("Bonjour");

        assertThat(mailboxes.addressOf(MARIE)).isEqualTo("280012a004001" + key() + "@patient.mssante.fr");
        assertThat(jdbc.sql("select address from mssante.mailbox")
                        .query(String.class)
                        .single())
                .isEqualTo(mailboxes.addressOf(MARIE));
        var message = jdbc.sql("select convert_from(raw, 'UTF8') || subject || body from mssante.message")
                .query(String.class)
                .single();
        assertThat(message).doesNotContainIgnoringCase("280012A004001");
        assertThat(journal.kept().toString()).doesNotContainIgnoringCase("280012A004001");
    }

    @Test
    void a_mailbox_follows_the_person_when_the_number_changes() {
        write("Ancien numéro");
        var rectified = Cast.qualified(MARIE, "280022A004001");
        when(identities.requireQualified(MARIE)).thenReturn(rectified);
        mailroom.writeToCitizen(MARIE, UUID.randomUUID(), "Nouveau numéro", "Bonjour", SENDER);

        assertThat(mailboxes.messagesOf(MARIE)).hasSize(2);
        assertThat(jdbc.sql("select address from mssante.mailbox")
                        .query(String.class)
                        .list())
                .containsExactly(mailboxes.addressOf(MARIE));
    }

    @Test
    void the_holder_opens_a_message_which_is_read_from_then_on() {
        write("Bonjour");
        var id = mailboxes.messagesOf(MARIE).getFirst().id();
        journal.clear();

        assertThat(mailboxes.read(MARIE_HERSELF, MARIE, id).isRead()).isFalse();
        assertThat(mailboxes.messagesOf(MARIE).getFirst().readAt()).isEqualTo(clock.instant());
        assertThat(journal.kept())
                .extracting(Access::action, Access::object)
                .containsExactly(tuple(Action.READ, id.value()));
    }

    @Test
    void nobody_else_opens_a_mailbox_and_the_attempt_is_traced_though_the_request_fails() {
        write("Bonjour");
        var id = mailboxes.messagesOf(MARIE).getFirst().id();
        journal.clear();

        for (var by : List.of(PAUL_HIMSELF, A_DOCTOR)) {
            refused(() -> mailboxes.read(by, MARIE, id), new MssanteRefusal.NotTheHolder());
        }
        assertThat(journal.kept())
                .extracting(Access::by, Access::action)
                .containsExactly(tuple(PAUL_HIMSELF.actor(), Action.REFUSED), tuple(A_DOCTOR.actor(), Action.REFUSED));
    }

    @Test
    void a_message_of_somebody_else_is_unknown_in_the_own_mailbox() {
        write("Bonjour");
        var id = mailboxes.messagesOf(MARIE).getFirst().id();

        refused(() -> mailboxes.read(PAUL_HIMSELF, PAUL, id), new MssanteRefusal.UnknownMessage());
    }

    @Test
    void pages_follow_one_another_while_messages_arrive() {
        for (var i = 0; i < 5; i++) {
            mailroom.writeToCitizen(MARIE, UUID.randomUUID(), "Message " + i, "Bonjour", SENDER);
            clock.advance(Duration.ofMinutes(i % 2)); // some at the same instant
        }
        var first = mailboxes.search(MARIE_HERSELF, MARIE, MessageSearch.newest(2));
        mailroom.writeToCitizen(MARIE, UUID.randomUUID(), "Entre-temps", "Bonjour", SENDER);
        var seen = new HashSet<>(first.messages());
        var next = first.next();
        while (next != null) {
            var cursor = MessagePosition.decode(next.encode());
            var page = mailboxes.search(MARIE_HERSELF, MARIE, new MessageSearch(null, null, cursor, 2));
            assertThat(seen).doesNotContainAnyElementsOf(page.messages());
            seen.addAll(page.messages());
            next = page.next();
        }
        assertThat(seen).hasSize(5).extracting(MessageView::subject).doesNotContain("Entre-temps");
    }

    private static String key() {
        return Cast.qualified(MARIE, "280012A004001").ins().matricule().substring(13);
    }

    private static void refused(Runnable attempt, MssanteRefusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt::run)
                .extracting(Refused::refusal)
                .isEqualTo(refusal);
    }

    @Test
    void a_mailbox_is_read_under_the_identity_its_holder_was_merged_into_and_loses_the_address_of_a_withdrawn_INS() {
        write("Avant la fusion");
        when(identities.readdressing(MARIE)).thenReturn(new Readdressing(PAUL, List.of(MARIE)));
        following.on(new IdentitiesMerged(CAUSE, PAUL, MARIE, Actor.PLATFORM, clock.instant()));
        soon(() -> assertThat(mailboxes.messagesOf(PAUL)).hasSize(1));
        assertThat(mailboxes.messagesOf(MARIE)).isEmpty();
        when(identities.readdressing(MARIE)).thenReturn(new Readdressing(MARIE, List.of(MARIE)));
        following.on(new IdentitiesUnmerged(CAUSE, PAUL, MARIE, Actor.PLATFORM, clock.instant()));
        soon(() -> assertThat(mailboxes.messagesOf(MARIE)).hasSize(1));

        when(identities.find(MARIE)).thenReturn(Optional.of(Cast.qualified(MARIE, "280012A004002")));
        following.on(new InsReplaced(MARIE, Actor.PLATFORM, clock.instant()));
        soon(() -> assertThat(address()).startsWith("280012a004002"));
        when(identities.find(MARIE)).thenReturn(Optional.of(Cast.provisional(MARIE)));
        following.on(new InsWithdrawn(CAUSE, MARIE, Actor.PLATFORM, clock.instant()));
        soon(() -> assertThat(address()).isEqualTo("none"));
    }

    private static void soon(ThrowingRunnable what) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(what);
    }

    private String address() {
        return jdbc.sql("select coalesce(address, 'none') from mssante.mailbox where patient = :patient")
                .param("patient", MARIE.value())
                .query(String.class)
                .single();
    }

    private void write(String subject) {
        mailroom.writeToCitizen(MARIE, CAUSE, subject, "Bonjour,\n\nUn document a été déposé.", SENDER);
    }
}
