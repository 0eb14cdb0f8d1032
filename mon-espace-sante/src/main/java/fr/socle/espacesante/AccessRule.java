package fr.socle.espacesante;

import static fr.socle.espacesante.AccessRule.Force.ABSOLUTE;
import static fr.socle.espacesante.AccessRule.Force.YIELDS_TO_EMERGENCY;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.Citizen;
import fr.socle.kernel.Caller.Power;
import fr.socle.kernel.Caller.Professional;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Who may open a record, in the order asked. The screens, the API and the tests read this list; whoever satisfies
/// all of it comes in, nobody else.
///
/// Whoever authored a document takes care of the person: filing it says so, and no other rule is needed for authors.
enum AccessRule {
    RECORD_IS_OPEN(ABSOLUTE, new RecordRefusal.Closed(), (_, record) -> record.isOpen()),
    CALLER_IS_A_PERSON(
            ABSOLUTE,
            new RecordRefusal.NotForPrograms(),
            (by, _) -> by instanceof Citizen || by instanceof Professional),
    CITIZEN_ANSWERS_FOR_THE_HOLDER(
            ABSOLUTE,
            new RecordRefusal.NotTheHolder(),
            (by, record) -> !(by instanceof Citizen citizen) || record.belongsTo(citizen.patient())),
    PROFESSIONAL_ACTS_SOMEWHERE(
            ABSOLUTE,
            new RecordRefusal.NoSituation(),
            (by, _) -> !(by instanceof Professional professional) || professional.situation() != null),
    IN_THE_CARE_TEAM(
            YIELDS_TO_EMERGENCY,
            new RecordRefusal.NotInCareTeam(),
            (by, record) ->
                    !(by instanceof Professional professional) || record.trusts(professional.rightsFor(Power.RECORD)));

    enum Force {
        ABSOLUTE,
        YIELDS_TO_EMERGENCY
    }

    private final Force force;
    private final RecordRefusal refusal;
    private final BiPredicate<Caller, HealthRecord> allows;

    AccessRule(Force force, RecordRefusal refusal, BiPredicate<Caller, HealthRecord> allows) {
        this.force = force;
        this.refusal = refusal;
        this.allows = allows;
    }

    RecordRefusal refusal() {
        return refusal;
    }

    static Optional<AccessRule> firstBroken(Caller by, HealthRecord record, boolean emergency) {
        return Stream.of(values())
                .filter(rule -> !(emergency && rule.force == YIELDS_TO_EMERGENCY))
                .filter(rule -> !rule.allows.test(by, record))
                .findFirst();
    }
}
