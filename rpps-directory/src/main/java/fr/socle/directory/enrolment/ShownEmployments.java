package fr.socle.directory.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import fr.socle.directory.Establishment;
import fr.socle.directory.SearchText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the directory shows of an employment: the person, active as long as any employer of theirs says so; the place,
/// active as long as this one does; the mailbox, there as long as the place is.
@Repository
class ShownEmployments {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String SOURCE = "enrolment";

    private final JdbcClient jdbc;

    ShownEmployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What becomes of the place with this.
    Moved show(Employment it, Establishment employer) {
        var person = person(it);
        showPerson(it, person, employer);
        var before = jdbc.sql("select active from directory.practice_situation where id = ?")
                .param(it.id().toString())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        var now = isAtWork(it);
        if (before || now) {
            showPlace(it, person, employer, now);
        }
        var mailboxMoved = showMailbox(it, person, now);
        return new Moved(now && !before, before && !now, mailboxMoved);
    }

    private static boolean isAtWork(Employment it) {
        return it.state() == Employment.State.ACTIVE
                && !it.startsOn().isAfter(LocalDate.ofInstant(it.updatedAt(), PARIS));
    }

    private UUID person(Employment it) {
        return jdbc
                .sql("select id from directory.practitioner where rpps = ?")
                .param(it.rpps())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .findFirst()
                .orElseGet(() -> UUID.nameUUIDFromBytes(("practitioner 8" + it.rpps()).getBytes(UTF_8)));
    }

    /// People the register knows are the register's to describe.
    private void showPerson(Employment it, UUID person, Establishment employer) {
        var family = SearchText.of(it.familyName());
        var given = SearchText.of(it.givenName());
        jdbc.sql("""
            insert into directory.past_version (type, id, version, updated_at, deleted, content)
            select 'Practitioner', id::text, version, updated_at, false, to_jsonb(old)
              from directory.practitioner old where id = :id and source = :source
            on conflict do nothing\
            """).param("id", person).param("source", SOURCE).update();
        jdbc.sql("""
            insert into directory.practitioner (id, rpps, national_id, key_holds, civility, family_name,
                   given_name, profession, codes, active, source, family_key, given_key, sort_key, search_text,
                   updated_at)
            values (:id, :rpps, '8' || :rpps, true, '', :family, :given, :role, array['G15:' || :role],
                   exists (select from directory.employment where rpps = :rpps and state = 'ACTIVE'), :source,
                   :familyKey, :givenKey, :familyKey || ' ' || :givenKey, :haystack, :now)
            on conflict (id) do update set family_name = excluded.family_name,
                   given_name = excluded.given_name, profession = excluded.profession,
                   codes = excluded.codes, active = excluded.active,
                   family_key = excluded.family_key, given_key = excluded.given_key,
                   sort_key = excluded.sort_key, search_text = excluded.search_text,
                   updated_at = excluded.updated_at, version = practitioner.version + 1
             where practitioner.source = :source
               and (practitioner.family_name, practitioner.given_name, practitioner.active,
                    practitioner.profession)
                   is distinct from
                   (excluded.family_name, excluded.given_name, excluded.active, excluded.profession)\
            """)
                .param("id", person)
                .param("rpps", it.rpps())
                .param("family", it.familyName())
                .param("given", it.givenName())
                .param("role", it.role().name())
                .param("source", SOURCE)
                .param("familyKey", family)
                .param("givenKey", given)
                .param(
                        "haystack",
                        SearchText.haystack(
                                it.givenName(),
                                it.familyName(),
                                it.role().label(),
                                employer.displayName(),
                                employer.address().town(),
                                it.rpps()))
                .param("now", it.updatedAt().atOffset(UTC))
                .update();
    }

    private void showPlace(Employment it, UUID person, Establishment employer, boolean active) {
        jdbc.sql("""
            insert into directory.past_version (type, id, version, updated_at, deleted, content)
            select 'PractitionerRole', id, version, updated_at, false, to_jsonb(old)
              from directory.practice_situation old
             where id = :id and (active, profession) is distinct from (:active, :role)
            on conflict do nothing\
            """)
                .param("id", it.id().toString())
                .param("active", active)
                .param("role", it.role().name())
                .update();
        var address = employer.address();
        jdbc.sql("""
            insert into directory.practice_situation (id, practitioner, rank, structure_id, structure_name,
                   finess, organization, sector, mode, active, lines, postal_code, town, town_key, commune,
                   department, phone, profession, kind, codes, source, updated_at)
            values (:id, :person, 0, 'F' || :finess, :name, :finess, :finess, 'SA01', 'S', :active,
                   :lines::text[], :code, :town, :townKey, :commune, :department, :phone, :role, 'GENR01',
                   array['G15:' || :role, 'R23:S', 'R22:GENR01', 'R02:SA01'], :source, :now)
            on conflict (id) do update set active = excluded.active, profession = excluded.profession,
                   codes = excluded.codes, updated_at = excluded.updated_at, version = practice_situation.version + 1
             where (practice_situation.active, practice_situation.profession)
                   is distinct from (excluded.active, excluded.profession)\
            """)
                .param("id", it.id().toString())
                .param("person", person)
                .param("finess", it.employer())
                .param("name", employer.displayName())
                .param("active", active)
                .param("lines", address.lines().toArray(String[]::new))
                .param("code", address.postalCode())
                .param("town", address.town())
                .param("townKey", address.town() == null ? null : SearchText.town(address.town()))
                .param("commune", address.commune())
                .param("department", address.department())
                .param("phone", employer.phone())
                .param("role", it.role().name())
                .param("source", SOURCE)
                .param("now", it.updatedAt().atOffset(UTC))
                .update();
    }

    /// An address somebody else holds stays theirs.
    private boolean showMailbox(Employment it, UUID person, boolean active) {
        var mailbox = it.mailbox();
        var address = active && mailbox != null ? mailbox.toLowerCase(Locale.ROOT) : "";
        var withdrawn = jdbc.sql("""
            delete from directory.mailbox
             where source = :source and practitioner = :person and organization = :finess
               and address <> :address\
            """)
                .param("source", SOURCE)
                .param("person", person)
                .param("finess", it.employer())
                .param("address", address)
                .update();
        var published = address.isEmpty()
                ? 0
                : jdbc.sql("""
                    insert into directory.mailbox (address, kind, practitioner, organization, source, updated_at)
                    values (:address, 'PER', :person, :finess, :source, :now) on conflict do nothing\
                    """)
                        .param("address", address)
                        .param("person", person)
                        .param("finess", it.employer())
                        .param("source", SOURCE)
                        .param("now", it.updatedAt().atOffset(UTC))
                        .update();
        return withdrawn + published > 0;
    }

    /// What others are told.
    record Moved(boolean started, boolean ended, boolean mailbox) {}
}
