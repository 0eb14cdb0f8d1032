package fr.socle.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An operator of secure mail publishes, changes and withdraws the mailboxes of its own domains.
@Service
public class PublishingMailboxes {

    private static final String OWNED = """
             where address = :address and practitioner is not distinct from :practitioner
               and organization is not distinct from :organization""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublishingMailboxes(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// All of it or nothing.
    ///
    /// @param domains of the operator; `*` for those of everybody
    /// @throws fr.socle.kernel.Refused for an address of another domain, of another owner, or of nobody
    @Transactional
    public void change(Owner of, List<Change> changes, Set<String> domains) {
        var now = clock.instant();
        for (var change : changes) {
            requireOwn(change.address(), domains);
            apply(of, change, now.atOffset(ZoneOffset.UTC), domains);
        }
        if (!changes.isEmpty()) {
            newVersion(of, now.atOffset(ZoneOffset.UTC));
            events.publishEvent(new MailboxPublished(now));
        }
    }

    /// What the owner's resource shows is another: whoever asks for changes, or with an older version, is to be told.
    private void newVersion(Owner of, OffsetDateTime now) {
        var owners = of.practitioner() == null
                ? List.of(
                        "establishment where finess = :organization",
                        "structure where id = :organization",
                        "legal_entity where finess = :organization")
                : of.organization() == null
                        ? List.of("practitioner where id = :practitioner")
                        : List.of("practice_situation where practitioner = :practitioner"
                                + " and organization = :organization");
        for (var owner : owners) {
            jdbc.sql("update directory."
                            + owner.replace(" where ", " set version = version + 1, updated_at = :now where "))
                    .param("now", now)
                    .param("practitioner", of.practitioner())
                    .param("organization", of.organization())
                    .update();
        }
    }

    private void apply(Owner of, Change change, OffsetDateTime now, Set<String> domains) {
        switch (change) {
            case Publish it -> publish(of, it, now);
            case Withdraw(var address) ->
                requireOne(update("delete from directory.mailbox", of, address).update());
            case Replace(var address, var by) -> {
                requireOwn(by.address(), domains);
                requireOne(update("delete from directory.mailbox", of, address).update());
                publish(of, by, now);
            }
            case Hide(var address, var hidden) ->
                requireOne(update("update directory.mailbox set red_list = :hidden, updated_at = :now", of, address)
                        .param("hidden", hidden)
                        .param("now", now)
                        .update());
            case Describe(var address, var text) ->
                requireOne(update("update directory.mailbox set description = :text, updated_at = :now", of, address)
                        .param("text", text)
                        .param("now", now)
                        .update());
        }
    }

    private void publish(Owner of, Publish it, OffsetDateTime now) {
        var written = jdbc.sql("""
                        insert into directory.mailbox (
                            address, kind, practitioner, organization, description, service, red_list, source, updated_at)
                        values (:address, :kind, :practitioner, :organization, :description, :service, :hidden,
                                'operator', :now)
                        on conflict do nothing""")
                .param("address", small(it.address()))
                .param("kind", it.kind())
                .param("practitioner", of.practitioner())
                .param("organization", of.organization())
                .param("description", it.description())
                .param("service", it.service())
                .param("hidden", it.hidden())
                .param("now", now)
                .update();
        if (written == 0) {
            throw new DirectoryRefusal.MailboxTaken(it.address()).asException();
        }
    }

    private JdbcClient.StatementSpec update(String what, Owner of, String address) {
        return jdbc.sql(what + " " + OWNED)
                .param("address", small(address))
                .param("practitioner", of.practitioner())
                .param("organization", of.organization());
    }

    private static void requireOne(int rows) {
        if (rows == 0) {
            throw new DirectoryRefusal.UnknownMailbox().asException();
        }
    }

    private static void requireOwn(String address, Set<String> domains) {
        var at = address.lastIndexOf('@');
        if (at <= 0 || !(domains.contains("*") || domains.contains(small(address.substring(at + 1))))) {
            throw new DirectoryRefusal.ForeignDomain().asException();
        }
    }

    private static String small(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /// Whose mailboxes: a professional's, a professional's in one place, or a structure's.
    public record Owner(
            @Nullable UUID practitioner, @Nullable String organization) {}

    /// One step.
    public sealed interface Change {

        String address();
    }

    /// @param kind TRE_R257
    /// @param hidden on the red list
    public record Publish(
            String address,
            String kind,
            @Nullable String description,
            @Nullable String service,
            boolean hidden) implements Change {}

    public record Replace(String address, Publish by) implements Change {}

    public record Withdraw(String address) implements Change {}

    public record Hide(String address, boolean hidden) implements Change {}

    public record Describe(String address, String text) implements Change {}
}
