package fr.socle.identity.local;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.Identity;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.LocalPeople;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The patients of the structures, as they are kept.
@Repository
class LocalTable implements LocalPeople {

    private static final String SELECT = """
            select l.*, p.kind, p.seen_on, p.operator_role, p.operator, p.operator_name, p.expires_on
              from identity.local_identity l left join identity.proof p on p.id = l.proof
            """;
    private static final String VALUES = """
            status = :status, doubtful = :doubtful, fictitious = :fictitious, homonym = :homonym, oid = :oid,
            matricule = :matricule, insi_at = :insiAt, acquisition = :acquisition, proof = :proof,
            birth_name = :birthName, given_names = cast(:givenNames as text[]), first_given_name = :first,
            birth_date = :birthDate, date_completed = :completed, sex = :sex, birth_place = :birthPlace,
            used_name = :usedName, used_given_name = :usedGivenName, birth_rank = :rank, updated_at = :now
            """;

    private final JdbcClient jdbc;

    LocalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Identity> find(PatientId name) {
        return byId(name).map(LocalIdentity::asIdentity);
    }

    Optional<LocalIdentity> byId(PatientId id) {
        return jdbc.sql(SELECT + " where l.id = :id")
                .param("id", id.value())
                .query((row, _) -> identity(row))
                .optional();
    }

    Optional<LocalIdentity> byNumber(Ipp ipp) {
        return byNumber(ipp, "");
    }

    /// Locked until the transaction ends.
    Optional<LocalIdentity> lock(Ipp ipp) {
        return byNumber(ipp, " for update of l");
    }

    private Optional<LocalIdentity> byNumber(Ipp ipp, String lock) {
        return jdbc.sql(SELECT + " where l.finess = :finess and l.ipp = :ipp" + lock)
                .param("finess", ipp.structure().value())
                .param("ipp", ipp.number())
                .query((row, _) -> identity(row))
                .optional();
    }

    Optional<LocalIdentity> lock(PatientId id) {
        return jdbc.sql(SELECT + " where l.id = :id for update of l")
                .param("id", id.value())
                .query((row, _) -> identity(row))
                .optional();
    }

    List<LocalIdentity> byIns(Ins ins) {
        return jdbc.sql(SELECT + " where l.matricule = :matricule and l.oid = :oid order by l.finess, l.id")
                .param("matricule", ins.matricule())
                .param("oid", ins.authority().oid())
                .query((row, _) -> identity(row))
                .list();
    }

    List<LocalIdentity> all(List<PatientId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where l.id in (:ids) order by l.finess, l.id")
                        .param("ids", ids.stream().map(PatientId::value).toList())
                        .query((row, _) -> identity(row))
                        .list();
    }

    /// Those of a structure whose number is this, or whose name begins so (and who were born that day).
    List<LocalIdentity> looked(FinessNumber structure, String words, @Nullable LocalDate born, int most) {
        return jdbc.sql(SELECT + """
                         where l.finess = :finess
                           and (cast(:born as date) is null or l.birth_date = :born)
                           and (l.ipp = :words or l.birth_name_key like :start or l.used_name_key like :start)
                         order by l.birth_name_key, l.first_given_key, l.id limit :most""")
                .param("finess", structure.value())
                .param("born", born)
                .param("words", words)
                .param("start", words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "") + "%")
                .param("most", most)
                .query((row, _) -> identity(row))
                .list();
    }

    void add(LocalIdentity it, Instant now) {
        write(jdbc.sql("""
                insert into identity.local_identity (id, finess, ipp, status, doubtful, fictitious, homonym, oid,
                    matricule, insi_at, acquisition, proof, birth_name, given_names, first_given_name, birth_date,
                    date_completed, sex, birth_place, used_name, used_given_name, birth_rank, version, created_at,
                    updated_at)
                values (:id, :finess, :ipp, :status, :doubtful, :fictitious, :homonym, :oid, :matricule, :insiAt,
                    :acquisition, :proof, :birthName, cast(:givenNames as text[]), :first, :birthDate, :completed,
                    :sex, :birthPlace, :usedName, :usedGivenName, :rank, 1, :now, :now)"""), it, now);
        keepProof(it, now);
    }

    void save(LocalIdentity it, Instant now) {
        write(
                jdbc.sql("update identity.local_identity set " + VALUES + ", version = version + 1 where id = :id"),
                it,
                now);
        keepProof(it, now);
    }

    private static void write(JdbcClient.StatementSpec statement, LocalIdentity it, Instant now) {
        var ins = it.standing().kept();
        var proof = it.standing().proofHeld();
        var traits = it.traits();
        var insiAt = it.insiAt();
        statement
                .param("id", it.id().value())
                .param("finess", it.ipp().structure().value())
                .param("ipp", it.ipp().number())
                .param("status", it.standing().status().name())
                .param("doubtful", it.standing().attributes().contains(Attribute.DOUT))
                .param("fictitious", it.standing().attributes().contains(Attribute.FICT))
                .param("homonym", it.standing().attributes().contains(Attribute.HOMA))
                .param("oid", ins == null ? null : ins.authority().oid())
                .param("matricule", ins == null ? null : ins.matricule())
                .param("insiAt", insiAt == null ? null : insiAt.atOffset(UTC))
                .param("acquisition", it.acquisition().name())
                .param("proof", proof == null ? null : proof.id())
                .param("birthName", traits.birthName())
                .param("givenNames", "{\"" + String.join("\",\"", traits.givenNames()) + "\"}")
                .param("first", traits.firstGivenName())
                .param("birthDate", traits.birthDate())
                .param("completed", it.dateCompleted())
                .param("sex", traits.sex().name())
                .param("birthPlace", traits.birthPlace())
                .param("usedName", it.used().name())
                .param("usedGivenName", it.used().givenName())
                .param("rank", it.used().birthRank())
                .param("now", now.atOffset(UTC))
                .update();
    }

    private void keepProof(LocalIdentity it, Instant now) {
        var proof = it.standing().proofHeld();
        if (proof == null) {
            jdbc.sql(
                            "update identity.proof set withdrawn_at = :now where local_identity = :id and withdrawn_at is null")
                    .param("now", now.atOffset(UTC))
                    .param("id", it.id().value())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into identity.proof (id, local_identity, kind, seen_on, operator_role, operator,
                            operator_name, expires_on, recorded_at)
                        values (:id, :identity, :kind, :seenOn, :role, :operator, :name, :expires, :now)
                        on conflict (id) do nothing""")
                .params(Map.of(
                        "id", proof.id(),
                        "identity", it.id().value(),
                        "kind", proof.kind().name(),
                        "seenOn", proof.seenOn(),
                        "role", proof.operator().role().name(),
                        "operator", proof.operator().reference(),
                        "name", proof.operatorName(),
                        "now", now.atOffset(UTC)))
                .param("expires", proof.expiresOn())
                .update();
    }

    private static LocalIdentity identity(ResultSet row) throws SQLException {
        var insiAt = row.getObject("insi_at", OffsetDateTime.class);
        return new LocalIdentity(
                new PatientId(row.getObject("id", UUID.class)),
                new Ipp(new FinessNumber(row.getString("finess")), row.getString("ipp")),
                standing(row),
                new Traits(
                        row.getString("birth_name"),
                        List.of((String[]) row.getArray("given_names").getArray()),
                        row.getString("first_given_name"),
                        row.getObject("birth_date", LocalDate.class),
                        Sex.valueOf(row.getString("sex")),
                        row.getString("birth_place")),
                row.getBoolean("date_completed"),
                new LocalIdentity.Used(
                        row.getString("used_name"),
                        row.getString("used_given_name"),
                        row.getObject("birth_rank", Integer.class)),
                Acquisition.valueOf(row.getString("acquisition")),
                insiAt == null ? null : insiAt.toInstant(),
                row.getInt("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var homonym = row.getBoolean("homonym");
        return switch (IdentityStatus.valueOf(row.getString("status"))) {
            case PROV -> {
                var said = EnumSet.noneOf(Attribute.class);
                if (row.getBoolean("doubtful")) {
                    said.add(Attribute.DOUT);
                }
                if (row.getBoolean("fictitious")) {
                    said.add(Attribute.FICT);
                }
                if (homonym) {
                    said.add(Attribute.HOMA);
                }
                yield new Standing.Provisional(said);
            }
            case RECUP -> new Standing.Retrieved(ins(row), homonym);
            case VALI -> new Standing.Validated(Proofs.read(row), homonym);
            case QUAL -> new Standing.Qualified(ins(row), Proofs.read(row), homonym);
        };
    }

    private static Ins ins(ResultSet row) throws SQLException {
        return new Ins(row.getString("matricule"), Ins.Authority.of(row.getString("oid")));
    }
}
