package fr.socle.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The secure mailboxes (MSSanté) the directory publishes. Those on the red list are not among them.
@Service
public class Mailboxes {

    private final JdbcClient jdbc;

    Mailboxes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What one load or one change brought, in the order of the addresses.
    ///
    /// @param after the last address of the page before, null for the first
    public List<Published> publishedAt(Instant at, @Nullable String after, int limit) {
        return jdbc.sql("""
                        select address, kind, practitioner, organization from directory.mailbox
                         where updated_at = :at and not red_list and address > :after
                         order by address limit :limit""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, _) -> published(row))
                .list();
    }

    /// Where a professional is written to, at a place of theirs or in general.
    public List<Published> of(UUID practitioner) {
        return jdbc.sql("""
                        select address, kind, practitioner, organization from directory.mailbox
                         where practitioner = :practitioner and not red_list order by address""")
                .param("practitioner", practitioner)
                .query((row, _) -> published(row))
                .list();
    }

    /// Where a structure is written to.
    ///
    /// @param organization FINESS number or technical id of the structure
    public List<Published> of(String organization) {
        return jdbc.sql("""
                        select address, kind, practitioner, organization from directory.mailbox
                         where organization = :organization and practitioner is null and not red_list
                         order by address""")
                .param("organization", organization)
                .query((row, _) -> published(row))
                .list();
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(
                row.getString("address"),
                row.getString("kind"),
                row.getObject("practitioner", UUID.class),
                row.getString("organization"));
    }

    /// @param kind TRE_R257: `PER` of a person, `ORG` of a structure, `APP` of a program, `CAB` of a practice
    /// @param practitioner whose it is, null for that of a structure
    /// @param organization where they use it, or which structure's it is
    public record Published(
            String address,
            String kind,
            @Nullable UUID practitioner,
            @Nullable String organization) {}
}
