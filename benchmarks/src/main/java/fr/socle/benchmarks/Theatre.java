package fr.socle.benchmarks;

import fr.socle.benchmarks.load.Bodies;
import fr.socle.benchmarks.load.Directory;
import fr.socle.benchmarks.load.Stage;
import fr.socle.benchmarks.load.Stage.Cast;
import fr.socle.benchmarks.load.Stage.Citizen;
import fr.socle.benchmarks.load.Stage.Person;
import fr.socle.benchmarks.load.Stage.Professional;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the people of the sandbox, has some prescriptions written, and sets a stage for each scenario.
final class Theatre {

    private static final List<String> PRODUCTS = List.of("60234100", "69118175");
    private static final int PRESCRIPTIONS = 40;

    private final Platform platform;
    private final Software software;
    private final Settings settings;
    private final String doctor;
    private final String pharmacist;
    private final PlainSql sql;
    private final List<Person> people;
    private final List<String> lines = new ArrayList<>();

    Theatre(Platform platform, Software software, Settings settings, PlainSql sql) throws IOException, SQLException {
        this.platform = platform;
        this.software = software;
        this.settings = settings;
        this.people = sql.people("");
        this.sql = sql;
        this.doctor = Software.loginHint(software.accounts("doctor")[0]);
        this.pharmacist = Software.loginHint(software.accounts("pharmacist")[0]);
        var token = software.token(doctor);
        for (var i = 0; i < PRESCRIPTIONS; i++) {
            var patient = people.get(i % people.size()).id();
            var answer = software.fhir("", token, Bodies.prescription(patient, PRODUCTS));
            lines.add(answer.at("/entry/0/resource/id").asString());
        }
    }

    /// Their applications stay signed in for the time of a scenario.
    private List<Citizen> citizens() throws IOException, SQLException {
        var citizens = new ArrayList<Citizen>();
        for (var account : software.accounts("citizen", "parent", "carer")) {
            var token = new CitizenSignIn(platform.base(), software).token(account);
            citizens.add(new Citizen(token, sql.people(matricule(account)).getFirst()));
        }
        return citizens;
    }

    /// The first doctor practises in two places, and would be asked where.
    private List<Professional> staff() throws IOException {
        return Arrays.stream(software.accounts("doctor", "pharmacist", "nurse", "secretary", "regulator"))
                .map(account -> account.path("username").asString())
                .filter(username -> !username.equals("docteur1"))
                .map(Professional::new)
                .toList();
    }

    private String password() throws IOException {
        return software.accounts("doctor")[0].path("password").asString();
    }

    private static String matricule(JsonNode account) {
        return account.at("/ins/matricule").asString();
    }

    List<Person> people() {
        return people;
    }

    Stage stage(String name) throws IOException, SQLException {
        return stage(name, people, null);
    }

    /// @param directory what is asked of it, when the scenario is about it
    Stage stage(String name, @Nullable Directory directory) throws IOException, SQLException {
        return stage(name, people, directory);
    }

    /// @param about whom the questions are
    Stage stage(String name, List<Person> about) throws IOException, SQLException {
        return stage(name, about, null);
    }

    private Stage stage(String name, List<Person> about, @Nullable Directory directory)
            throws IOException, SQLException {
        return new Stage(
                name,
                platform.base(),
                platform.clock(),
                settings.concurrency(),
                settings.warmUp().toSeconds(),
                settings.measure().toSeconds(),
                settings.work().resolve(name + ".measure.json").toString(),
                software.token(doctor, "openid scope_all insi"),
                software.credentials("demo-lps-basic"),
                about,
                lines,
                new Cast(doctor, pharmacist, citizens(), PRODUCTS, staff(), password()),
                directory);
    }
}
