package fr.socle.identity.vigilance;

import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.PresentedCard;
import fr.socle.identity.SandboxPopulation;
import fr.socle.identity.Sex;
import fr.socle.identity.local.BirthDate;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalIdentity.Used;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.PresentingCards;
import fr.socle.identity.local.ProofKind;
import fr.socle.identity.local.Reception;
import fr.socle.identity.local.StrictTraits;
import fr.socle.identity.vigilance.WorkItem.Decision;
import fr.socle.identity.vigilance.WorkItem.Kind;
import fr.socle.identity.vigilance.WorkItem.State;
import fr.socle.identity.vigilance.WorkingOff.Choice;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refusal;
import fr.socle.kernel.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityModuleTest
class VigilanceTest {

    private static final Caller.Administrator NATION = new Caller.Administrator("nation", "Une", Set.of());
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static int structures = 7_000;

    @Autowired
    Reception reception;

    @Autowired
    LocalIdentities locals;

    @Autowired
    WorkingOff work;

    @Autowired
    Unmerging unmerging;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    WithdrawingIns withdrawing;

    @Autowired
    PresentingCards cards;

    @Autowired
    DetectingPeople people;

    @Autowired
    Identities identities;

    @Autowired
    SandboxPopulation population;

    private Caller.Software one;
    private Caller.Software two;
    private Identity citizen;

    @BeforeEach
    void each_test_has_a_structure_of_its_own() {
        population.ensure(2_000, 42);
        citizen = identities.requireQualified(population.cast().firstCitizen());
        var structure = FinessNumber.withKey("3500" + structures++);
        one = new Caller.Software("one", "Une", structure, Set.of());
        two = new Caller.Software("two", "Deux", structure, Set.of());
    }

    @Test
    void a_patient_created_twice_is_doubted_and_two_people_merge_them() {
        var first = create("DUREPAIRE", "PAUL LUC", "1971-04-02");
        var second = create("DUREPERE", "PAUL", "1971-04-02");
        var item = found(Kind.DOUBLON);
        assertThat(item.score().doubleValue()).isGreaterThan(0.85);
        work.claim(one, item.id());
        refused(() -> work.claim(two, item.id()), VigilanceRefusal.ITEM_TAKEN);
        refused(() -> work.decide(one, item.id(), Decision.MERGE, new Choice(first.id(), " ")), LocalRefusal.NO_REASON);
        assertThat(work.decide(one, item.id(), Decision.MERGE, new Choice(first.id(), "same day, same place")))
                .isEmpty();
        refused(
                () -> work.decide(one, item.id(), Decision.MERGE, new Choice(null, "still me")),
                VigilanceRefusal.FOUR_EYES);
        var merge = work.decide(two, item.id(), Decision.MERGE, new Choice(null, "agreed"));
        assertThat(merge).isPresent();
        assertThat(merge.get().decided().reason()).isEqualTo("same day, same place · agreed");
        var decided = work.item(two, item.id());
        assertThat(decided.decided().reason()).isEqualTo("same day, same place · agreed");
        assertThat(decided.proposed().name()).isEqualTo("Une");
        assertThat(identities.now(second.id())).isEqualTo(first.id());
        unmerging.unmerge(two, merge.get().id(), "two brothers after all");
        assertThat(identities.now(second.id())).isEqualTo(second.id());
    }

    @Test
    void two_persons_with_the_same_names_are_marked_as_homonyms_by_a_decision() {
        var first = create("DUREPAIRE", "PAUL", "1971-04-02");
        create("DUREPAIRE", "PAUL", "1971-09-20");
        var item = found(Kind.HOMONYME);
        work.decide(one, item.id(), Decision.DISTINCT, new Choice(null, "two identity cards"));
        assertThat(locals.known(first.id()).orElseThrow().standing().attributes())
                .hasSize(1);
        assertThat(work.item(one, item.id()).state()).isEqualTo(State.DECIDED);
        refused(
                () -> work.decide(one, item.id(), Decision.DISMISS, new Choice(null, "again")),
                VigilanceRefusal.ITEM_DECIDED);
    }

    @Test
    void a_file_that_becomes_somebody_else_is_a_collision() {
        var file = create("DUREPAIRE", "PAUL", "1971-04-02");
        reception.correct(one, file.id(), traits("VALLOIS", "IRENE", "1938-11-30"), "typed over");
        assertThat(found(Kind.COLLISION).one()).isEqualTo(file.id());
    }

    @Test
    void the_reception_qualifies_with_a_proof_and_INSi_and_nothing_less() {
        var file = createCitizen();
        refused(() -> reception.prove(one, file.id(), ProofKind.PC, TODAY, null), LocalRefusal.PROOF_NOT_ACCEPTED);
        refused(
                () -> reception.prove(one, file.id(), ProofKind.PA, TODAY.plusDays(1), null),
                LocalRefusal.PROOF_NOT_ACCEPTED);
        assertThat(reception.adopt(one, file.id()).standing().status()).isEqualTo(IdentityStatus.RECUP);
        var qualified = reception.prove(one, file.id(), ProofKind.PA, TODAY, null);
        assertThat(qualified.standing().status()).isEqualTo(IdentityStatus.QUAL);
        assertThat(identities.now(file.id())).isEqualTo(citizen.id());
        var again = reception.withdrawProof(one, file.id(), "the passport was forged");
        assertThat(again.standing().status()).isEqualTo(IdentityStatus.RECUP);
        assertThat(identities.now(file.id())).isEqualTo(file.id());
    }

    @Test
    void a_withdrawn_INS_reaches_the_other_holders_who_acknowledge() {
        var file = qualifiedFile(one);
        var elsewhere = new Caller.Software("other", "Ailleurs", FinessNumber.withKey("3500" + structures++), Set.of());
        var theirs = cards.present(elsewhere, new PresentedCard(citizen.ins(), citizen.traits()), null);
        assertThat(theirs.standing().status()).isEqualTo(IdentityStatus.QUAL);
        withdrawing.withdraw(one, file.id(), "it was his neighbour");
        assertThat(locals.known(file.id()).orElseThrow().standing().kept()).isNull();
        var notice = withdrawals.notices(elsewhere).getFirst();
        assertThat(notice.acknowledgedBy()).isNull();
        withdrawals.acknowledge(elsewhere, notice.withdrawal(), theirs.id());
        assertThat(withdrawals.notices(elsewhere).getFirst().acknowledgedBy()).isEqualTo("Ailleurs");
        refused(() -> withdrawing.withdraw(one, file.id(), "once more"), VigilanceRefusal.NO_INS);
    }

    @Test
    void the_national_sweep_opens_doubts_for_the_national_cell_only() {
        people.sweep(NATION);
        assertThat(people.sweep(NATION)).isZero();
        refused(() -> people.sweep(HOSPITAL), VigilanceRefusal.NATIONAL_CELL);
    }

    private LocalIdentity qualifiedFile(Caller by) {
        var file = createCitizen();
        reception.adopt(by, file.id());
        return reception.prove(by, file.id(), ProofKind.PA, TODAY, null);
    }

    private LocalIdentity createCitizen() {
        var traits = citizen.traits();
        return reception.create(
                one,
                null,
                new StrictTraits(
                        traits.birthName(),
                        traits.givenNames(),
                        null,
                        new BirthDate(traits.birthDate(), false),
                        traits.sex(),
                        traits.birthPlace()),
                Used.NONE);
    }

    private LocalIdentity create(String name, String given, String born) {
        return reception.create(one, null, traits(name, given, born), Used.NONE);
    }

    private static StrictTraits traits(String name, String given, String born) {
        return new StrictTraits(
                name, List.of(given.split(" ")), null, new BirthDate(LocalDate.parse(born), false), Sex.M, "63113");
    }

    private WorkItem found(Kind kind) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> work.list(one, false).stream()
                                .filter(it -> it.kind() == kind)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static void refused(Runnable what, Refusal why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(what::run)
                .extracting(Refused::refusal)
                .isEqualTo(why);
    }
}
