package fr.socle.espacesante;

import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import fr.socle.espacesante.DocumentView.Author;
import fr.socle.espacesante.DocumentView.Status;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Records and documents as they are kept.
@Component
class DocumentTables {

    private static final Table<Record> DOCUMENT = table(name("espacesante", "document"));
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<UUID> PATIENT = field(name("patient"), UUID.class);
    private static final Field<UUID> SOURCE = field(name("source"), UUID.class);
    private static final Field<String> KIND = field(name("kind"), String.class);
    private static final Field<String> TITLE = field(name("title"), String.class);
    private static final Field<String> TYPE = field(name("type"), String.class);
    private static final Field<String> CATEGORY = field(name("category"), String.class);
    private static final Field<String> AUTHOR_NAME = field(name("author_name"), String.class);
    private static final Field<String> AUTHOR_RPPS = field(name("author_rpps"), String.class);
    private static final Field<String> AUTHOR_STRUCTURE = field(name("author_structure"), String.class);
    private static final Field<String> AUTHOR_FINESS = field(name("author_finess"), String.class);
    private static final Field<OffsetDateTime> ACT_AT = field(name("act_at"), OffsetDateTime.class);
    private static final Field<OffsetDateTime> FILED_AT = field(name("filed_at"), OffsetDateTime.class);
    private static final Field<String> MIME = field(name("mime"), String.class);
    private static final Field<Long> SIZE = field(name("size"), Long.class);
    private static final Field<String> SHA1 = field(name("sha1"), String.class);
    private static final Field<String> STATUS = field(name("status"), String.class);
    private static final Field<Integer> VERSION = field(name("version"), Integer.class);
    private static final Field<OffsetDateTime> UPDATED_AT = field(name("updated_at"), OffsetDateTime.class);
    private static final List<Field<?>> FACTS = List.of(
            ID,
            PATIENT,
            SOURCE,
            KIND,
            TITLE,
            AUTHOR_NAME,
            AUTHOR_RPPS,
            AUTHOR_STRUCTURE,
            AUTHOR_FINESS,
            ACT_AT,
            FILED_AT,
            MIME,
            SIZE,
            SHA1,
            STATUS,
            VERSION,
            UPDATED_AT);

    private final JdbcClient jdbc;
    private final DSLContext dsl;

    DocumentTables(JdbcClient jdbc, DSLContext dsl) {
        this.jdbc = jdbc;
        this.dsl = dsl;
    }

    void openRecord(PatientId patient, Instant now) {
        jdbc.sql("""
                        insert into espacesante.record (patient, opened_at, state) values (:patient, :now, 'OPEN')
                        on conflict (patient) do nothing""")
                .param("patient", patient.value())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /// @return whether the document is new; false when one was filed before for the same source
    boolean keep(DocumentId id, Deposit deposit, Instant now) {
        return jdbc.sql("""
                        insert into espacesante.document
                            (id, patient, source, kind, title, type, category, author_name, author_rpps,
                             author_structure, author_finess, act_at, filed_at, mime, size, sha1, sha256, content,
                             status, updated_at)
                        values (:id, :patient, :source, :kind, :title, :type, :category, :author, :rpps,
                                :structure, :finess, :actAt, :now, :mime, :size, :sha1, :sha256, :content,
                                'CURRENT', :now)
                        on conflict on constraint document_filed_once do nothing""")
                        .param("id", id.value())
                        .param("patient", deposit.patient().value())
                        .param("source", deposit.source())
                        .param("kind", deposit.kind().name())
                        .param("title", deposit.title())
                        .param("type", deposit.kind().type())
                        .param("category", deposit.kind().category())
                        .param("author", deposit.author().name())
                        .param("rpps", deposit.author().rpps())
                        .param("structure", deposit.author().structure())
                        .param("finess", deposit.author().finess())
                        .param("actAt", deposit.actAt().atOffset(UTC))
                        .param("now", now.atOffset(UTC))
                        .param("mime", deposit.mime())
                        .param("size", deposit.content().length)
                        .param("sha1", Digest.sha1(deposit.content()))
                        .param("sha256", Digest.sha256(deposit.content()))
                        .param("content", deposit.content())
                        .update()
                == 1;
    }

    /// @return the document, when it was current until now
    Optional<DocumentView> leaveCurrent(UUID source, Status status, Instant now) {
        return dsl.update(DOCUMENT)
                .set(STATUS, status.name())
                .set(VERSION, VERSION.plus(1))
                .set(UPDATED_AT, now.atOffset(UTC))
                .where(SOURCE.eq(source), STATUS.eq(Status.CURRENT.name()))
                .returning(FACTS)
                .fetchOptional(DocumentTables::view);
    }

    List<DocumentView> find(DocumentSearch search, int count) {
        var after = search.after();
        var place = after == null
                ? noCondition()
                : row(ACT_AT, ID).lessThan(after.actAt().atOffset(UTC), after.id());
        return dsl.select(FACTS)
                .from(DOCUMENT)
                .where(matching(search), place)
                .orderBy(ACT_AT.desc(), ID.desc())
                .limit(count)
                .fetch(DocumentTables::view);
    }

    long count(DocumentSearch search) {
        return dsl.fetchCount(DOCUMENT, matching(search));
    }

    Optional<DocumentView> find(DocumentId id) {
        return dsl.select(FACTS).from(DOCUMENT).where(ID.eq(id.value())).fetchOptional(DocumentTables::view);
    }

    Optional<DocumentView> bySource(UUID source) {
        return dsl.select(FACTS).from(DOCUMENT).where(SOURCE.eq(source)).fetchOptional(DocumentTables::view);
    }

    byte[] content(DocumentId id) {
        return jdbc.sql("select content from espacesante.document where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
    }

    private static Condition matching(DocumentSearch search) {
        var ids = search.ids();
        var condition = PATIENT.eq(search.patient().value())
                .and(
                        ids == null
                                ? noCondition()
                                : ID.in(ids.stream().map(DocumentId::value).toList()))
                .and(among(TYPE, search.types()))
                .and(among(CATEGORY, search.categories()));
        var statuses = search.statuses();
        if (statuses != null) {
            condition =
                    condition.and(STATUS.in(statuses.stream().map(Status::name).toList()));
        }
        for (var span : search.during()) {
            condition = condition
                    .and(
                            span.from() == null
                                    ? noCondition()
                                    : ACT_AT.ge(span.from().atOffset(UTC)))
                    .and(
                            span.until() == null
                                    ? noCondition()
                                    : ACT_AT.le(span.until().atOffset(UTC)));
        }
        return condition;
    }

    private static Condition among(Field<String> field, @Nullable Set<String> values) {
        return values == null ? noCondition() : field.in(values);
    }

    private static DocumentView view(Record row) {
        return new DocumentView(
                new DocumentId(row.get(ID)),
                new PatientId(row.get(PATIENT)),
                row.get(SOURCE),
                DocumentKind.valueOf(row.get(KIND)),
                row.get(TITLE),
                new Author(
                        row.get(AUTHOR_NAME), row.get(AUTHOR_RPPS), row.get(AUTHOR_STRUCTURE), row.get(AUTHOR_FINESS)),
                row.get(ACT_AT).toInstant(),
                row.get(FILED_AT).toInstant(),
                row.get(MIME),
                row.get(SIZE),
                row.get(SHA1),
                Status.valueOf(row.get(STATUS)),
                row.get(VERSION),
                row.get(UPDATED_AT).toInstant());
    }
}
