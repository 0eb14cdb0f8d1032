package fr.socle.benchmarks;

import fr.socle.benchmarks.load.Meter;
import fr.socle.benchmarks.load.Stage.Person;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// Second yardstick: the very SQL of the search by INS, sent by plain JDBC: read the person, keep the trace, commit.
/// The processor time on the side of the program is that of this process.
final class PlainSql {

    private static final String LOOK_UP = """
            select p.id, p.status, p.oid, p.matricule, p.birth_name, p.given_names, p.first_given_name, p.birth_date,
                   p.sex, p.birth_place, p.used_name, p.used_given_name, p.birth_rank, p.death_date, p.email, p.phone,
                   p.address_line, p.postal_code, p.city,
                   (select array_agg(l.parent order by l.parent) from identity.link l where l.child = p.id) as parents
              from identity.person p
             where p.matricule = ? and p.oid = ? and p.status = 'QUAL'""";
    private static final String KEEP_TRACE = """
            insert into audit.access
                (id, at, patient_id, actor_role, actor_reference, actor_name, structure, mode, reason, action, what, object_id)
            values (?, now(), ?, 'PROFESSIONAL', 'benchmark', 'Yardstick', null, 'NORMAL', null, 'FOUND', 'identity', ?)""";
    private static final String SOME_PEOPLE = """
            select id, oid, matricule, birth_name, first_given_name, sex, birth_date, birth_place
              from identity.person
             where status = 'QUAL' and death_date is null and (? = '' or matricule = ?)
             order by md5(id::text)
             limit 5000""";

    private final String url;

    PlainSql(String url) {
        this.url = url;
    }

    /// A sample, always the same, spread over all.
    ///
    /// @param matricule of the one person wanted, or nothing
    List<Person> people(String matricule) throws SQLException {
        var people = new ArrayList<Person>();
        try (var connection = DriverManager.getConnection(url);
                var query = connection.prepareStatement(SOME_PEOPLE)) {
            query.setString(1, matricule);
            query.setString(2, matricule);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    people.add(person(rows));
                }
            }
        }
        return people;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("oid"),
                row.getString("matricule"),
                row.getString("birth_name"),
                row.getString("first_given_name"),
                row.getString("sex").equals("F") ? "female" : "male",
                row.getString("birth_date"),
                row.getString("birth_place"));
    }

    Measure measure(String name, List<Person> people, CpuClock platform, Settings settings)
            throws InterruptedException, ExecutionException {
        var meter = new Meter(new CpuClock(ProcessHandle.current().pid(), platform.postmaster()));
        run(meter, people, settings.concurrency(), settings.warmUp());
        meter.open();
        run(meter, people, settings.concurrency(), settings.measure());
        return meter.close(name);
    }

    private void run(Meter meter, List<Person> people, int threads, Duration time)
            throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + time.toNanos();
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var work = new ArrayList<Callable<Void>>();
            for (var i = 0; i < threads; i++) {
                work.add(() -> {
                    loop(meter, people, end);
                    return null;
                });
            }
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        }
    }

    private void loop(Meter meter, List<Person> people, long end) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                var begun = System.nanoTime();
                var person = people.get(ThreadLocalRandom.current().nextInt(people.size()));
                once(connection, person);
                meter.record("sql", begun, true);
                meter.round();
            }
        }
    }

    private static void once(Connection connection, Person person) throws SQLException {
        UUID id;
        try (var query = connection.prepareStatement(LOOK_UP)) {
            query.setString(1, person.matricule());
            query.setString(2, person.oid());
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("A person of the sandbox is not found");
                }
                id = rows.getObject(1, UUID.class);
            }
        }
        try (var insert = connection.prepareStatement(KEEP_TRACE)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, id);
            insert.setObject(3, id);
            insert.executeUpdate();
        }
        connection.commit();
    }
}
