package fr.socle.identity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins.Authority;
import fr.socle.identity.sandbox.GeneratedPopulation.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PopulationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final List<Person> PEOPLE = people(2_000, 42);

    @Test
    void the_same_size_and_seed_give_the_same_people() {
        assertThat(people(2_000, 42)).isEqualTo(PEOPLE);
        assertThat(people(2_000, 43)).isNotEqualTo(PEOPLE);
    }

    @Test
    void a_larger_population_begins_with_the_smaller_one() {
        assertThat(people(3_000, 42).subList(0, 2_000)).isEqualTo(PEOPLE);
    }

    @Test
    void every_number_is_a_test_number_and_is_given_once() {
        var numbers = PEOPLE.stream().flatMap(it -> Stream.ofNullable(it.ins())).toList();
        assertThat(numbers).hasSizeGreaterThan(1_700).doesNotHaveDuplicates();
        assertThat(numbers).allMatch(ins -> ins.authority() == Authority.TEST);
        assertThat(PEOPLE).extracting(Person::id).doesNotHaveDuplicates().allMatch(id -> id.version() == 3);
    }

    @Test
    void the_civil_register_has_its_variety() {
        assertThat(PEOPLE).extracting(it -> it.traits().birthName()).anyMatch(name -> name.contains("'"));
        assertThat(PEOPLE).extracting(it -> it.traits().birthName()).anyMatch(name -> name.contains("--"));
        assertThat(PEOPLE).extracting(it -> it.traits().birthName()).anyMatch(name -> name.contains(" "));
        assertThat(PEOPLE).extracting(it -> it.traits().firstGivenName()).anyMatch(name -> name.contains("-"));
        assertThat(PEOPLE).extracting(it -> it.traits().givenNames()).anyMatch(names -> names.size() >= 6);
        for (var start : List.of("2A", "2B", "97", "98", "99")) {
            assertThat(PEOPLE).extracting(it -> it.traits().birthPlace()).anyMatch(place -> place.startsWith(start));
        }
        assertThat(PEOPLE).extracting(Person::status).contains(IdentityStatus.values());
        assertThat(PEOPLE).extracting(Person::birthRank).contains(1, 2);
        assertThat(PEOPLE).extracting(Person::usedName).anyMatch(name -> name != null);
        assertThat(PEOPLE).extracting(Person::deathDate).anyMatch(date -> date != null);
    }

    @Test
    void parents_are_older_than_their_children() {
        var born = new HashMap<UUID, LocalDate>();
        PEOPLE.forEach(person -> born.put(person.id(), person.traits().birthDate()));
        var children = PEOPLE.stream().filter(it -> !it.parents().isEmpty()).toList();
        assertThat(children).hasSizeGreaterThan(300);
        assertThat(children)
                .allSatisfy(child -> assertThat(child.parents())
                        .allMatch(parent -> born.get(parent)
                                .plusYears(12)
                                .isBefore(child.traits().birthDate())));
    }

    @Test
    void twins_are_born_the_same_day_in_the_same_place() {
        var twins = PEOPLE.stream().filter(it -> it.birthRank() != null).toList();
        for (var i = 0; i + 1 < twins.size(); i += 2) {
            var one = twins.get(i);
            var other = twins.get(i + 1);
            assertThat(List.of(one.birthRank(), other.birthRank())).containsExactly(1, 2);
            assertThat(one.traits().birthDate()).isEqualTo(other.traits().birthDate());
            assertThat(one.traits().birthPlace()).isEqualTo(other.traits().birthPlace());
        }
    }

    @Test
    void a_hundred_thousand_people_are_generated_in_a_few_seconds() {
        var numbers = new HashSet<String>();
        var count = new int[1];
        var start = System.nanoTime();
        GeneratedPopulation.everybody(new Marker(7, 0, TODAY), 100_000, person -> {
            count[0]++;
            if (person.ins() != null) {
                assertThat(numbers.add(person.ins().matricule())).isTrue();
            }
        });
        assertThat(count[0]).isEqualTo(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void every_birth_place_is_or_was_in_the_official_list() throws IOException {
        var lists = Path.of("../../shared/data/directory/insee-cog");
        Assumptions.assumeTrue(Files.isDirectory(lists));
        var known = new HashSet<String>();
        for (var file :
                List.of("v_commune_2024.csv", "v_commune_depuis_1943.csv", "v_pays_et_territoire_depuis_1943.csv")) {
            var code = Pattern.compile("\\b(?:\\d{2}|2[AB])\\d{3}\\b");
            try (var lines = Files.lines(lists.resolve(file))) {
                lines.forEach(line -> code.matcher(line).results().forEach(found -> known.add(found.group())));
            }
        }
        // communes of overseas collectivities are in neither list
        var unknown = Stream.of(Places.METROPOLITAN, Places.CORSICAN, Places.OVERSEAS, Places.ABROAD)
                .flatMap(List::stream)
                .filter(place -> !place.startsWith("98") && !known.contains(place));
        assertThat(unknown).isEmpty();
    }

    private static List<Person> people(int size, long seed) {
        var people = new ArrayList<Person>();
        GeneratedPopulation.everybody(new Marker(seed, 0, TODAY), size, people::add);
        return people;
    }
}
