package fr.socle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxDirectoryTest {

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    Practitioners practitioners;

    @Autowired
    Establishments establishments;

    @Autowired
    CareOffer careOffer;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
    }

    @Test
    void everybody_bears_a_number_nobody_can_hold() {
        var everybody = practitioners.search(List.of(), null, 1_000).items();
        assertThat(everybody)
                .hasSizeBetween(300, 400)
                .allSatisfy(it -> assertThat(it.nationalId()).startsWith("899700"))
                .allSatisfy(it -> assertThat(it.situations()).isNotEmpty());
        assertThat(establishments.search(List.of(), null, 100).items())
                .hasSizeGreaterThan(15)
                .allSatisfy(it -> assertThat(it.finess().value()).startsWith("99"))
                .allSatisfy(it -> assertThat(it.address().department()).isEqualTo("99"));
    }

    @Test
    void filling_it_again_changes_nothing() {
        var before = practitioners.search(List.of(), null, 1_000);
        sandbox.ensure(43);
        assertThat(practitioners.search(List.of(), null, 1_000)).isEqualTo(before);
    }

    @Test
    void the_same_seed_gives_the_same_people_and_another_seed_the_same_cast() {
        assertThat(new SandboxPeople(42).entries()).isEqualTo(new SandboxPeople(42).entries());
        assertThat(new SandboxPeople(43).entries()).isNotEqualTo(new SandboxPeople(42).entries());
        assertThat(new SandboxPeople(43).entries().getFirst().practitioner())
                .isEqualTo(new SandboxPeople(42).entries().getFirst().practitioner());
    }

    @Test
    void the_cast_is_who_the_demonstrations_need() {
        var cast = sandbox.cast();
        assertThat(cast.firstDoctor().situations()).hasSize(2);
        assertThat(cast.firstDoctor().displayName()).isEqualTo("Dr Claire Vasseur");
        assertThat(cast.firstDoctor().profession()).isEqualTo(Profession.PHYSICIAN);
        assertThat(cast.secretary().situations().getFirst().structureId())
                .isEqualTo(cast.firstDoctor().situations().getFirst().structureId());
        assertThat(cast.firstPharmacist().situations().getFirst().finess())
                .isNotNull()
                .isNotEqualTo(cast.secondPharmacist().situations().getFirst().finess());
        assertThat(cast.regulator().situations().getFirst().structureName()).contains("SAMU");
        assertThat(cast.laboratory().category().code()).isEqualTo("611");
        assertThat(cast.hospital().category().code()).isEqualTo("355");
    }

    @Test
    void a_professional_is_found_by_either_number() {
        var doctor = sandbox.cast().firstDoctor();
        assertThat(practitioners.byNationalId(doctor.nationalId())).contains(doctor);
        assertThat(practitioners.byRpps(doctor.rpps())).contains(doctor);
        assertThat(practitioners.byNationalId("899700999999")).isEmpty();
    }

    @Test
    void one_box_finds_people_and_places_by_the_beginnings_of_words() {
        var found = careOffer.find("vass cla", null, null, 10);
        assertThat(found.approximate()).isFalse();
        assertThat(found.listings())
                .singleElement()
                .isInstanceOfSatisfying(
                        CareOffer.Listing.OfProfessional.class,
                        it -> assertThat(it.practices()).hasSize(2));
        assertThat(careOffer
                        .find("pharmacie port", Place.parse("99").orElseThrow(), null, 10)
                        .listings())
                .isNotEmpty()
                .anySatisfy(it -> assertThat(it).isInstanceOf(CareOffer.Listing.OfEstablishment.class))
                .anySatisfy(it -> assertThat(it).isInstanceOf(CareOffer.Listing.OfProfessional.class));
    }

    @Test
    void a_town_narrows_the_search_to_those_who_practise_there() {
        var found = careOffer.find("médecin", new Place.Town("port gwenn"), null, 100);
        assertThat(found.listings())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                CareOffer.Listing.OfProfessional.class,
                                person -> assertThat(person.practices())
                                        .anySatisfy(place -> assertThat(
                                                        place.address().town())
                                                .isEqualTo("Port-Gwenn"))));
    }

    @Test
    void a_typing_mistake_finds_the_nearest() {
        var found = careOffer.find("vaseur", null, null, 10);
        assertThat(found.approximate()).isTrue();
        assertThat(found.listings().getFirst())
                .isInstanceOfSatisfying(
                        CareOffer.Listing.OfProfessional.class,
                        it -> assertThat(it.practitioner().familyName()).isEqualTo("Vasseur"));
    }

    @Test
    void the_pages_of_the_box_hold_everything_once_in_order() {
        var all = careOffer.find("99", null, null, 500).listings();
        var first = careOffer.find("99", null, null, 7);
        var paged = new java.util.ArrayList<>(first.listings());
        for (var next = first.next(); next != null; ) {
            var page = careOffer.find("99", null, next, 7);
            paged.addAll(page.listings());
            next = page.next();
        }
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }
}
