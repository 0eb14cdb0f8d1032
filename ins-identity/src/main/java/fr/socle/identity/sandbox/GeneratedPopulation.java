package fr.socle.identity.sandbox;

import fr.socle.database.Copy;
import fr.socle.identity.SandboxPopulation;
import fr.socle.identity.Sounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Generates people and copies them into the database, all or none. Whoever comes after the number asked for is left
/// out; asking for more later adds exactly those.
@Component
@Profile("sandbox")
@Transactional
class GeneratedPopulation implements SandboxPopulation {

    private static final Logger log = LoggerFactory.getLogger(GeneratedPopulation.class);
    private static final String COPY_PEOPLE = """
            copy identity.person (id, status, oid, matricule, birth_name, given_names, first_given_name, birth_date, sex,
                                  birth_place, used_name, birth_rank, death_date, email, phone, address_line,
                                  postal_code, city, birth_name_sound, used_name_sound, given_keys) from stdin""";
    /// INSi knows those who have a number.
    private static final String REGISTER = """
            insert into identity.reference (id, oid, matricule, birth_name, given_names, first_given_name, birth_date, sex,
                                            birth_place, death_date, name_key)
            select p.id, p.oid, p.matricule, p.birth_name, array_to_string(p.given_names, ' '), p.first_given_name,
                   to_char(p.birth_date, 'YYYY-MM-DD'), p.sex, p.birth_place, p.death_date, p.birth_name_key
              from identity.person p
             where p.matricule is not null and not exists (select from identity.reference r where r.id = p.id)""";
    private static final String COPY_LINKS = "copy identity.link (parent, child) from stdin";

    private final JdbcClient jdbc;
    private final JdbcOperations operations;
    private final Clock clock;

    GeneratedPopulation(JdbcClient jdbc, JdbcOperations operations, Clock clock) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.clock = clock;
    }

    @Override
    public void ensure(int size, long seed) {
        jdbc.sql("lock table identity.sandbox_population in exclusive mode").update();
        var there = marker();
        var wanted = Math.max(size, Figures.COUNT);
        if (there.isEmpty()) {
            var today = LocalDate.now(clock);
            generate(new Marker(seed, 0, today), wanted);
            jdbc.sql("insert into identity.sandbox_population (seed, size, generated_on) values (:seed, :size, :today)")
                    .param("seed", seed)
                    .param("size", wanted)
                    .param("today", today)
                    .update();
        } else if (there.get().seed() != seed) {
            log.warn(
                    "The sandbox holds the population of seed {}: it stays",
                    there.get().seed());
        } else if (there.get().size() < wanted) {
            generate(there.get(), wanted);
            jdbc.sql("update identity.sandbox_population set size = :size")
                    .param("size", wanted)
                    .update();
        }
    }

    @Override
    public Cast cast() {
        return Figures.cast(seed());
    }

    @Override
    public Unqualified unqualified() {
        return Figures.unqualified(seed());
    }

    private long seed() {
        return marker().orElseThrow(() -> new IllegalStateException("There is no sandbox population"))
                .seed();
    }

    private Optional<Marker> marker() {
        return jdbc.sql("select seed, size, generated_on from identity.sandbox_population")
                .query(Marker.class)
                .optional();
    }

    private void generate(Marker there, int wanted) {
        operations.execute((ConnectionCallback<@Nullable Void>) connection -> {
            copy(connection, there, wanted);
            return null;
        });
        operations.update(REGISTER);
        operations.execute("analyze identity.person, identity.link, identity.reference");
        log.info("The sandbox holds {} people (seed {})", wanted, there.seed());
    }

    private static void copy(Connection connection, Marker there, int wanted) throws SQLException {
        var links = new ArrayList<Link>();
        try {
            try (var copy = Copy.into(connection, COPY_PEOPLE)) {
                everybody(there, wanted, person -> {
                    write(copy, person);
                    person.parents().forEach(parent -> links.add(new Link(parent, person.id())));
                });
            }
            try (var copy = Copy.into(connection, COPY_LINKS)) {
                for (var link : links) {
                    copy.row(link.parent(), link.child());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// From the first household on, skipping those who are there already, up to the number wanted.
    static void everybody(Marker there, int wanted, Consumer<Person> consumer) {
        var counter = new int[1];
        var registrar = new Registrar(there.seed(), person -> {
            var rank = counter[0]++;
            if (rank >= there.size() && rank < wanted) {
                consumer.accept(person);
            }
        });
        Figures.enter(registrar, there.generatedOn());
        for (var household = 0; registrar.count() < wanted; household++) {
            Households.enter(registrar, household);
        }
    }

    private static void write(Copy copy, Person person) {
        var traits = person.traits();
        var ins = person.ins();
        var used = person.usedName();
        try {
            copy.row(
                    person.id(),
                    person.status(),
                    ins == null ? null : ins.authority().oid(),
                    ins == null ? null : ins.matricule(),
                    traits.birthName(),
                    array(traits.givenNames()),
                    traits.firstGivenName(),
                    traits.birthDate(),
                    traits.sex(),
                    traits.birthPlace(),
                    used,
                    person.birthRank(),
                    person.deathDate(),
                    person.email(),
                    person.phone(),
                    person.home().line(),
                    person.home().postalCode(),
                    person.home().city(),
                    Sounds.of(traits.birthName()),
                    used == null ? null : Sounds.of(used),
                    words(traits.givenNames()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A PostgreSQL array; names hold neither quote nor backslash.
    private static String array(List<String> names) {
        return "{\"" + String.join("\",\"", names) + "\"}";
    }

    /// As the function `words` of the schema.
    private static String words(List<String> names) {
        return String.join(" ", names).replace("'", "").replace("-", "");
    }

    record Marker(long seed, int size, LocalDate generatedOn) {}

    private record Link(UUID parent, UUID child) {}
}
