package fr.socle.identity.reference;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The feed of changes, a few people at a time: what the file of the register says, in JSON. One entry refused refuses
/// them all.
@RestController
class RegisterApi {

    private static final int MOST = 1_000;

    private final DataSource dataSource;
    private final EntryFields fields;
    private final Entering entering;
    private final Announcing announcing;
    private final Quarantine quarantine;

    RegisterApi(
            DataSource dataSource,
            EntryFields fields,
            Entering entering,
            Announcing announcing,
            Quarantine quarantine) {
        this.dataSource = dataSource;
        this.fields = fields;
        this.entering = entering;
        this.announcing = announcing;
        this.quarantine = quarantine;
    }

    @PostMapping("/api/admin/ins-reference/entries")
    @Transactional(rollbackFor = {IOException.class, SQLException.class})
    public Map<String, Integer> take(Caller.Administrator administrator, @RequestBody List<Sent> sent)
            throws IOException, SQLException {
        if (sent.size() > MOST) {
            throw new EntryRefusal.TooMany(MOST).asException();
        }
        var entries = read(sent);
        try (var staging = new Staging(DataSourceUtils.getConnection(dataSource))) {
            for (var i = 0; i < entries.size(); i++) {
                staging.add(i, entries.get(i));
            }
        }
        if (!entering.withoutRepetitions().isEmpty()) {
            throw new EntryRefusal.Repeated().asException();
        }
        var outcome = entering.enter(_ -> {});
        announcing.announce(outcome);
        return Map.of(
                "added", outcome.added(),
                "known", outcome.known(),
                "changed", outcome.changed().size());
    }

    /// Every entry is looked at before they are refused together: an administrator finds each of them put aside.
    private List<Entry> read(List<Sent> sent) {
        var entries = new ArrayList<Entry>();
        var aside = Quarantine.Aside.none();
        for (var i = 0; i < sent.size(); i++) {
            try {
                entries.add(fields.read(sent.get(i).values()));
            } catch (Refused refused) {
                Quarantine.Aside.of(i + 1L, refused.refusal(), aside);
            }
        }
        if (!aside.isEmpty()) {
            quarantine.keepAnyway("entries", aside);
            throw aside.getFirst().refusal().asException();
        }
        return entries;
    }

    record Sent(
            @Nullable String oid,
            @Nullable String matricule,
            @Nullable String nomNaissance,
            @Nullable String prenoms,
            @Nullable String premierPrenom,
            @Nullable String sexe,
            @Nullable String dateNaissance,
            @Nullable String lieuNaissance,
            @Nullable String dateDeces,
            @Nullable List<Former> anciens) {

        List<String> values() {
            return Stream.of(
                            oid,
                            matricule,
                            nomNaissance,
                            prenoms,
                            premierPrenom,
                            sexe,
                            dateNaissance,
                            lieuNaissance,
                            dateDeces,
                            anciens == null
                                    ? ""
                                    : anciens.stream().map(Former::text).collect(Collectors.joining(",")))
                    .map(it -> Objects.requireNonNullElse(it, ""))
                    .toList();
        }
    }

    record Former(
            @Nullable String oid,
            @Nullable String matricule,
            @Nullable String du,
            @Nullable String au) {

        String text() {
            return Stream.of(oid, matricule, du, au)
                    .map(it -> Objects.requireNonNullElse(it, ""))
                    .collect(Collectors.joining("|"));
        }
    }
}
