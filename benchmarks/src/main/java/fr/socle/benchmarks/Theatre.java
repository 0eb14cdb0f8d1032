package fr.socle.benchmarks;

import fr.socle.benchmarks.load.Bodies;
import fr.socle.benchmarks.load.Stage;
import fr.socle.benchmarks.load.Stage.Cast;
import fr.socle.benchmarks.load.Stage.Citizen;
import fr.socle.benchmarks.load.Stage.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Finds the people of the sandbox, has some prescriptions written, and sets a stage for each scenario.
final class Theatre {

    private static final List<String> PRODUCTS = List.of("60234100", "69118175");
    private static final int PRESCRIPTIONS = 40;

    private final Platform platform;
    private final Software software;
    private final Settings settings;
    private final Cast cast;
    private final List<Person> people;
    private final List<String> lines = new ArrayList<>();

    Theatre(Platform platform, Software software, Settings settings, List<Person> people) throws IOException {
        this.platform = platform;
        this.software = software;
        this.settings = settings;
        this.people = people;
        this.cast = new Cast(
                Software.loginHint(software.accounts("doctor")[0]),
                Software.loginHint(software.accounts("pharmacist")[0]),
                citizens(),
                PRODUCTS);
        var doctor = software.token(cast.doctor());
        for (var i = 0; i < PRESCRIPTIONS; i++) {
            var patient = people.get(i % people.size()).id();
            var answer = software.fhir("", doctor, Bodies.prescription(patient, PRODUCTS));
            lines.add(answer.at("/entry/0/resource/id").asString());
        }
    }

    private List<Citizen> citizens() throws IOException {
        return Arrays.stream(software.accounts("citizen", "parent", "carer"))
                .filter(account -> account.has("ins"))
                .flatMap(account -> people.stream()
                        .filter(person -> person.matricule().equals(matricule(account)))
                        .map(person -> new Citizen(Software.loginHint(account), person)))
                .toList();
    }

    private static String matricule(JsonNode account) {
        return account.at("/ins/matricule").asString();
    }

    Stage stage(String name) throws IOException {
        return new Stage(
                name,
                platform.base(),
                platform.clock(),
                settings.concurrency(),
                settings.warmUp().toSeconds(),
                settings.measure().toSeconds(),
                settings.work().resolve(name + ".measure.json").toString(),
                software.token(cast.doctor()),
                software.credentials("demo-lps-basic"),
                people,
                lines,
                cast);
    }
}
