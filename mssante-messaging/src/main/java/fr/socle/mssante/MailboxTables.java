package fr.socle.mssante;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Mailboxes and messages as they are kept.
@Component
class MailboxTables {

    private final JdbcClient jdbc;

    MailboxTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The mailbox of a citizen under the address of today, opened when there is none.
    UUID open(PatientId holder, CitizenAddress address, Instant now) {
        jdbc.sql("update mssante.mailbox set address = null where address = :address and patient <> :patient")
                .param("address", address.value())
                .param("patient", holder.value())
                .update();
        return jdbc.sql("""
                        insert into mssante.mailbox (id, holder_kind, patient, read_by, address, opened_at)
                        values (:id, 'CITIZEN', :patient, :patient, :address, :now)
                        on conflict (patient) do update set address = excluded.address
                        returning id""")
                .param("id", Ids.next())
                .param("patient", holder.value())
                .param("address", address.value())
                .param("now", now.atOffset(UTC))
                .query(UUID.class)
                .single();
    }

    /// The holder has another address, or none; a person without a mailbox gets none by this.
    void rename(PatientId holder, @Nullable CitizenAddress address) {
        if (address != null) {
            jdbc.sql("update mssante.mailbox set address = null where address = :address and patient <> :patient")
                    .param("address", address.value())
                    .param("patient", holder.value())
                    .update();
        }
        jdbc.sql("update mssante.mailbox set address = :address where patient = :patient")
                .param("address", address == null ? null : address.value())
                .param("patient", holder.value())
                .update();
    }

    /// The mailboxes of these people are read by that one.
    void readBy(List<PatientId> holders, PatientId reader) {
        jdbc.sql("update mssante.mailbox set read_by = :reader where patient in (:holders)")
                .param("reader", reader.value())
                .param("holders", holders.stream().map(PatientId::value).toList())
                .update();
    }

    /// The conversation with a correspondent to whom the holder cannot answer.
    UUID closedConversation(UUID mailbox, String correspondent, Instant now) {
        return jdbc.sql("""
                        insert into mssante.conversation (id, mailbox, correspondent, state, opened_at)
                        values (:id, :mailbox, :correspondent, 'CLOSED', :now)
                        on conflict (mailbox, correspondent) do update set state = excluded.state
                        returning id""")
                .param("id", Ids.next())
                .param("mailbox", mailbox)
                .param("correspondent", correspondent)
                .param("now", now.atOffset(UTC))
                .query(UUID.class)
                .single();
    }

    /// @return whether the message is new; false when this cause was written about before
    boolean lay(UUID mailbox, UUID conversation, UUID cause, Letter letter, byte[] raw) {
        return jdbc.sql("""
                        insert into mssante.message (id, mailbox, conversation, cause, subject, sender_label,
                                                     sender_address, body, sent_at, raw)
                        values (:id, :mailbox, :conversation, :cause, :subject, :label, :address, :body, :at, :raw)
                        on conflict on constraint message_written_once do nothing""")
                        .param("id", letter.id().value())
                        .param("mailbox", mailbox)
                        .param("conversation", conversation)
                        .param("cause", cause)
                        .param("subject", letter.subject())
                        .param("label", letter.senderLabel())
                        .param("address", letter.senderAddress())
                        .param("body", letter.text())
                        .param("at", letter.sentAt().atOffset(UTC))
                        .param("raw", raw)
                        .update()
                == 1;
    }

    List<MessageView> find(PatientId holder, MessageSearch search, int count) {
        var after = search.after();
        return jdbc.sql("""
                        select m.id, m.subject, m.body, m.sender_label, m.sender_address, m.sent_at, m.read_at
                        from mssante.message m join mssante.mailbox b on b.id = m.mailbox
                        where b.read_by = :patient
                          and (cast(:from as timestamptz) is null or m.sent_at >= :from)
                          and (cast(:until as timestamptz) is null or m.sent_at <= :until)
                          and (cast(:afterAt as timestamptz) is null
                               or (m.sent_at, m.id) < (:afterAt, cast(:afterId as uuid)))
                        order by m.sent_at desc, m.id desc
                        limit :count""")
                .param("patient", holder.value())
                .param("from", utc(search.from()))
                .param("until", utc(search.until()))
                .param("afterAt", after == null ? null : utc(after.sentAt()))
                .param("afterId", after == null ? null : after.id())
                .param("count", count)
                .query((row, _) -> view(row))
                .list();
    }

    long count(PatientId holder, MessageSearch search) {
        return jdbc.sql("""
                        select count(*)
                        from mssante.message m join mssante.mailbox b on b.id = m.mailbox
                        where b.read_by = :patient
                          and (cast(:from as timestamptz) is null or m.sent_at >= :from)
                          and (cast(:until as timestamptz) is null or m.sent_at <= :until)""")
                .param("patient", holder.value())
                .param("from", utc(search.from()))
                .param("until", utc(search.until()))
                .query(Long.class)
                .single();
    }

    Optional<MessageView> find(PatientId holder, MessageId message) {
        return jdbc.sql("""
                        select m.id, m.subject, m.body, m.sender_label, m.sender_address, m.sent_at, m.read_at
                        from mssante.message m join mssante.mailbox b on b.id = m.mailbox
                        where m.id = :id and b.read_by = :patient""")
                .param("id", message.value())
                .param("patient", holder.value())
                .query((row, _) -> view(row))
                .optional();
    }

    void markRead(MessageId message, Instant now) {
        jdbc.sql("update mssante.message set read_at = :now where id = :id and read_at is null")
                .param("now", now.atOffset(UTC))
                .param("id", message.value())
                .update();
    }

    private static MessageView view(ResultSet row) throws SQLException {
        var readAt = row.getObject("read_at", OffsetDateTime.class);
        return new MessageView(
                new MessageId(row.getObject("id", UUID.class)),
                row.getString("subject"),
                row.getString("body"),
                row.getString("sender_label"),
                row.getString("sender_address"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }
}
