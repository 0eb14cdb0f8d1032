package fr.socle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.PublishingMailboxes.Hide;
import fr.socle.directory.PublishingMailboxes.Owner;
import fr.socle.directory.PublishingMailboxes.Publish;
import fr.socle.directory.PublishingMailboxes.Replace;
import fr.socle.directory.PublishingMailboxes.Withdraw;
import fr.socle.kernel.Refused;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishingMailboxesTest {

    private static final Owner CLINIC = new Owner(null, "990000010");
    private static final Set<String> OURS = Set.of("lac.mssante.test");

    @Autowired
    PublishingMailboxes publishing;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nobody_has_a_mailbox() {
        jdbc.sql("delete from directory.mailbox").update();
    }

    @Test
    void a_mailbox_is_published_replaced_hidden_and_withdrawn() {
        publishing.change(CLINIC, List.of(box("Accueil@lac.mssante.test")), OURS);
        assertThat(published()).containsExactly("accueil@lac.mssante.test");
        publishing.change(
                CLINIC, List.of(new Replace("accueil@lac.mssante.test", box("contact@lac.mssante.test"))), OURS);
        assertThat(published()).containsExactly("contact@lac.mssante.test");
        publishing.change(CLINIC, List.of(new Hide("contact@lac.mssante.test", true)), OURS);
        assertThat(published()).isEmpty();
        publishing.change(CLINIC, List.of(new Withdraw("contact@lac.mssante.test")), OURS);
        assertThat(jdbc.sql("select count(*) from directory.mailbox")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_resource_of_whom_it_belongs_to_gets_another_version() {
        jdbc.sql("insert into directory.structure (id, name, sector, source, sort_key)"
                        + " values ('R100000777', 'Cabinet', 'SA07', 'own', 'CABINET')")
                .update();
        publishing.change(new Owner(null, "R100000777"), List.of(box("a@lac.mssante.test")), OURS);
        assertThat(jdbc.sql("delete from directory.structure where id = 'R100000777' returning version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void an_operator_changes_its_own_domains_alone_and_all_or_nothing() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> publishing.change(
                        CLINIC, List.of(box("a@lac.mssante.test"), box("a@other.mssante.test")), OURS))
                .satisfies(it -> assertThat(it.refusal()).isEqualTo(new DirectoryRefusal.ForeignDomain()));
        assertThat(published()).isEmpty();
    }

    @Test
    void an_address_is_published_once() {
        publishing.change(CLINIC, List.of(box("a@lac.mssante.test")), OURS);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> publishing.change(new Owner(null, "990000028"), List.of(box("A@lac.mssante.test")), OURS))
                .satisfies(it ->
                        assertThat(it.refusal()).isEqualTo(new DirectoryRefusal.MailboxTaken("A@lac.mssante.test")));
    }

    private List<String> published() {
        return mailboxes.of("990000010").stream()
                .map(Mailboxes.Published::address)
                .toList();
    }

    private static Publish box(String address) {
        return new Publish(address, "ORG", null, null, false);
    }
}
