package fr.socle.identity;

import static fr.socle.identity.Callers.ADMINISTRATOR;
import static fr.socle.identity.Callers.DOCTOR;
import static fr.socle.identity.Callers.DOCTOR_WITHOUT_SITUATION;
import static fr.socle.identity.Callers.HOSPITAL;
import static fr.socle.identity.Callers.SOFTWARE_OF_NOBODY;
import static fr.socle.identity.Callers.citizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.Criteria.NameStart;
import fr.socle.identity.Match.Grade;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

@IdentityModuleTest
class SearchingIdentitiesTest {

    private static final LocalDate DAY = LocalDate.of(1984, 3, 12);
    private static final LocalDate DAY_OF_HOMONYMS = LocalDate.of(1959, 5, 21);

    @Autowired
    SearchingIdentities searching;

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    @Autowired
    JournalForTests journal;

    @Autowired
    People people;

    @Autowired
    Candidates candidates;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void there_are_people_and_nobody_has_looked_yet() {
        population.ensure(2_000, 42);
        journal.clear();
    }

    @Test
    void a_person_is_found_by_INS_and_the_trace_is_kept() {
        var zelie = zelie();
        assertThat(searching.byIns(DOCTOR, zelie.ins())).isEqualTo(zelie);
        assertThat(journal.kept())
                .containsExactly(Access.by(
                        DOCTOR, zelie.id(), Action.FOUND, "identity", zelie.id().value()));
    }

    @Test
    void an_unknown_INS_is_a_plain_no_and_leaves_no_trace() {
        assertRefused(new IdentityRefusal.Unknown(), () -> searching.byIns(DOCTOR, nobodys()));
        assertThat(journal.kept()).isEmpty();
    }

    @Test
    void an_INS_that_was_retrieved_but_not_checked_finds_nobody() {
        var matricule = jdbc.sql("select matricule from identity.person where id = :id")
                .param("id", population.unqualified().retrieved().value())
                .query(String.class)
                .single();
        assertRefused(
                new IdentityRefusal.Unknown(), () -> searching.byIns(DOCTOR, new Ins(matricule, Ins.Authority.TEST)));
    }

    @Test
    void a_citizen_reads_himself_and_nobody_else() {
        var cast = population.cast();
        assertThat(searching.read(citizen(cast.firstCitizen()), cast.firstCitizen()))
                .isEqualTo(zelie());
        assertRefused(
                new IdentityRefusal.Forbidden(),
                () -> searching.read(citizen(cast.firstCitizen()), cast.otherCitizen()));
        assertRefused(
                new IdentityRefusal.Forbidden(),
                () -> searching.match(citizen(cast.firstCitizen()), typed("Le Bihan", "Zélie", DAY), false, 5));
        assertThat(journal.kept()).extracting(Access::action).containsExactly(Action.READ);
    }

    @Test
    void searching_takes_a_practice_situation_or_a_structure() {
        for (Caller caller : List.of(DOCTOR_WITHOUT_SITUATION, SOFTWARE_OF_NOBODY, ADMINISTRATOR)) {
            assertRefused(new IdentityRefusal.Forbidden(), () -> searching.byIns(caller, zelie().ins()));
        }
        assertThat(searching.byIns(HOSPITAL, zelie().ins())).isEqualTo(zelie());
    }

    @Test
    void traits_as_people_type_them_find_the_person_with_certainty() {
        var matches = searching.match(DOCTOR, typed("le bihan", "zélie anne", DAY), false, 5);
        assertThat(matches.getFirst().identity()).isEqualTo(zelie());
        assertThat(matches.getFirst().grade()).isEqualTo(Grade.CERTAIN);
        assertThat(journal.kept()).hasSameSizeAs(matches).allMatch(it -> it.action() == Action.FOUND);
    }

    @Test
    void homonyms_are_both_shown_and_neither_is_certain_until_the_birth_place_tells() {
        var typed = typed("Petit", "Martine", DAY_OF_HOMONYMS);
        assertThat(searching.match(DOCTOR, typed, false, 5))
                .extracting(Match::grade)
                .containsExactly(Grade.PROBABLE, Grade.PROBABLE);
        assertThat(searching.match(DOCTOR, typed, true, 5)).isEmpty();
        var withPlace = new Probe(null, "Petit", List.of("Martine"), BirthPeriod.day(DAY_OF_HOMONYMS), Sex.F, "13204");
        assertThat(searching.match(DOCTOR, withPlace, true, 5))
                .singleElement()
                .extracting(match -> match.identity().traits().birthPlace())
                .isEqualTo("13204");
    }

    @Test
    void a_partial_birth_date_narrows_the_search_with_both_names() {
        var typed = new Probe(null, "D'Hauterrive", List.of("Zélie-Anne"), BirthPeriod.year(1984), Sex.F, null);
        assertThat(searching.match(DOCTOR, typed, false, 5))
                .extracting(Match::identity)
                .containsExactly(zelie());
    }

    /// Four people in a hundred may be hidden by a slip, none may be taken for another.
    @Test
    void slips_of_the_keyboard_do_not_hide_a_person_nor_make_another_certain() {
        var people = somePeople();
        var missed = new ArrayList<String>();
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var matches = searching.match(DOCTOR, slip(person, i), false, 10);
            assertThat(matches.stream().filter(it -> it.grade() == Grade.CERTAIN))
                    .allMatch(it -> it.identity().equals(person));
            if (matches.stream().limit(3).noneMatch(it -> it.identity().equals(person))) {
                missed.add(i + " " + person.id());
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(people.size() / 25);
    }

    @Test
    void a_search_without_an_identifier_needs_a_birth_date_and_a_name() {
        var nobody = Page.Wanted.first(20);
        assertRefused(new IdentityRefusal.SearchTooWide(), () -> searching.search(DOCTOR, family("MA", null), nobody));
        assertRefused(
                new IdentityRefusal.SearchTooWide(),
                () -> searching.search(DOCTOR, family("MA", BirthPeriod.year(1984)), nobody));
        assertRefused(
                new IdentityRefusal.SearchTooWide(),
                () -> searching.match(DOCTOR, new Probe(null, "MARTIN", List.of(), null, null, null), false, 5));
        assertThat(searching
                        .search(DOCTOR, family("le-b", BirthPeriod.day(DAY)), nobody)
                        .people())
                .containsExactly(zelie());
    }

    @Test
    void the_pages_of_a_search_follow_each_other_without_a_gap_or_a_repeat() {
        var criteria = new Criteria(
                null,
                null,
                new NameStart("L", false),
                new NameStart("J", false),
                new BirthPeriod(LocalDate.of(1960, 1, 1), LocalDate.of(1960, 12, 31)),
                null,
                null,
                null);
        var wide = new Criteria(
                null,
                null,
                new NameStart("PET", false),
                new NameStart("MARTINE", true),
                BirthPeriod.day(DAY_OF_HOMONYMS),
                null,
                null,
                null);
        var first = searching.search(DOCTOR, wide, new Page.Wanted(null, 1, true));
        assertThat(first.people()).hasSize(1);
        assertThat(first.total()).isEqualTo(2);
        var second = searching.search(DOCTOR, wide, new Page.Wanted(first.next(), 1, false));
        assertThat(second.next()).isNull();
        assertThat(second.people()).hasSize(1).doesNotContainAnyElementsOf(first.people());
        var all = searching.search(DOCTOR, criteria, Page.Wanted.first(100));
        assertThat(all.total()).isEqualTo(all.people().size());
    }

    @Test
    void a_search_by_identifier_shows_one_person_or_none() {
        var page = Page.Wanted.first(20);
        assertThat(searching.search(DOCTOR, Criteria.of(zelie().ins()), page).people())
                .containsExactly(zelie());
        assertThat(searching.search(DOCTOR, Criteria.of(nobodys()), page).people())
                .isEmpty();
        assertThat(searching.search(DOCTOR, Criteria.of(PatientId.next()), page).people())
                .isEmpty();
    }

    @Test
    void a_test_number_is_nobody_on_a_real_platform() {
        var real = new MockEnvironment();
        real.setActiveProfiles("production");
        var inProduction = new SearchingIdentities(people, candidates, journal, real);
        assertRefused(new IdentityRefusal.TestNumber(), () -> inProduction.byIns(DOCTOR, zelie().ins()));
        assertRefused(
                new IdentityRefusal.TestNumber(),
                () -> inProduction.search(DOCTOR, Criteria.of(zelie().ins()), Page.Wanted.first(1)));
        assertThat(journal.kept()).isEmpty();
    }

    private Identity zelie() {
        return identities.require(population.cast().firstCitizen());
    }

    private static Ins nobodys() {
        return Ins.withKey("2841235238999", Ins.Authority.TEST);
    }

    private static Probe typed(String family, String given, LocalDate day) {
        return new Probe(null, family, List.of(given), BirthPeriod.day(day), Sex.F, null);
    }

    private static Criteria family(String start, BirthPeriod born) {
        return new Criteria(null, null, new NameStart(start, false), null, born, null, null, null);
    }

    private List<Identity> somePeople() {
        var ids = jdbc
                .sql("select id from identity.person where status = 'QUAL' order by id limit 200")
                .query(UUID.class)
                .list()
                .stream()
                .map(PatientId::new)
                .toList();
        return List.copyOf(identities.all(ids).values());
    }

    /// One slip a person, of eight kinds in turn.
    private static Probe slip(Identity person, int turn) {
        var traits = person.traits();
        var name = traits.birthName();
        var given = traits.firstGivenName();
        var day = traits.birthDate();
        var middle = name.length() / 2;
        return switch (turn % 8) {
            case 0 -> probe(name.substring(0, middle) + name.substring(middle + 1), given, day, traits.sex());
            case 1 -> probe(name.substring(0, middle) + "E" + name.substring(middle), given, day, traits.sex());
            case 2 -> probe(name, given.substring(0, given.length() - 1), day, traits.sex());
            case 3 -> probe(name.replace('-', ' ').toLowerCase(), given.replace('-', ' '), day, traits.sex());
            case 4 -> probe(person.usedName() == null ? name : person.usedName(), given, day, traits.sex());
            case 5 -> probe(name, given, day.plusYears(10), traits.sex());
            case 6 -> probe(name, given, day.withDayOfMonth(day.getDayOfMonth() % 9 + 1), traits.sex());
            default -> probe(name, traits.givenNames().getLast(), day, traits.sex());
        };
    }

    private static Probe probe(String name, String given, LocalDate day, Sex sex) {
        return new Probe(null, name, List.of(given), BirthPeriod.day(day), sex, null);
    }

    private static void assertRefused(IdentityRefusal why, ThrowingCallable attempt) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt)
                .extracting(Refused::refusal)
                .isEqualTo(why);
    }
}
