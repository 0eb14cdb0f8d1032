package fr.socle.identity.sandbox;

import static fr.socle.identity.Sex.F;
import static fr.socle.identity.Sex.M;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.SandboxPopulation.Cast;
import fr.socle.identity.SandboxPopulation.Unqualified;
import fr.socle.identity.sandbox.Person.Home;
import fr.socle.kernel.PatientId;
import java.time.LocalDate;

/// The first people of every sandbox: those whom stories name, then one of each kind that is easily forgotten.
final class Figures {

    static final int COUNT = 17;

    private static final int INFANT_MONTHS = 14;
    private static final int TEENAGER_MONTHS = 16 * 12 + 3;
    private static final Home RENNES = new Home("3 rue des Ajoncs", "35000", "Rennes");
    private static final Home BREST = new Home("18 rue du Phare", "29200", "Brest");
    private static final Home LILLE = new Home("7 bis rue des Fileurs", "59000", "Lille");

    private Figures() {}

    /// The ranks in [#cast] and [#unqualified] are those of entry.
    static void enter(Registrar registrar, LocalDate today) {
        registrar.enter(
                Birth.of("D'HAUTERIVE", "Zélie-Anne,Marguerite,Lou", day("1984-03-12"), F, "35238")
                        .usedName("LE BIHAN"),
                RENNES);
        var parent = registrar.enter(Birth.of("MORVAN", "Erwan,Yves", day("1987-07-04"), M, "29019"), BREST);
        registrar.enter(
                Birth.of("MORVAN--LEFEBVRE", "Alix", today.minusMonths(INFANT_MONTHS), F, "29019")
                        .childOf(parent),
                BREST);
        registrar.enter(
                Birth.of("MORVAN", "Nolwenn,Marie", today.minusMonths(TEENAGER_MONTHS), F, "29019")
                        .childOf(parent),
                BREST);
        // the father is entered after his daughter: ranks follow the order of the cast
        var caredFor = Registrar.id(registrar.seed(), registrar.count() + 1);
        registrar.enter(
                Birth.of("SAINT-CLAIR", "Agnès,Odile", day("1968-11-23"), F, "59350")
                        .childOf(caredFor),
                LILLE);
        registrar.enter(Birth.of("SAINT-CLAIR", "Raymond,Émile,Augustin", day("1937-02-08"), M, "62041"), LILLE);
        registrar.enter(
                Birth.of("N'DIAYE", "Aminata,Fatou,Jeanne,Rose,Marie,Cécile", day("1995-06-17"), F, "99341"), RENNES);
        enterUnqualified(registrar);
        enterOthers(registrar);
    }

    private static void enterUnqualified(Registrar registrar) {
        registrar.enter(
                Birth.of("BELLANGER", "Julien", day("1979-09-30"), M, "87085").status(IdentityStatus.PROV), RENNES);
        registrar.enter(
                Birth.of("LACOMBE", "Solène,Inès", day("2001-01-14"), F, "31555")
                        .status(IdentityStatus.RECUP),
                BREST);
        registrar.enter(
                Birth.of("'T HOOFT", "Willem", day("1962-12-05"), M, "99135").status(IdentityStatus.VALI), LILLE);
    }

    private static void enterOthers(Registrar registrar) {
        // two women one takes for the other
        registrar.enter(Birth.of("PETIT", "Martine", day("1959-05-21"), F, "69383"), LILLE);
        registrar.enter(Birth.of("PETIT", "Martine", day("1959-05-21"), F, "13204"), BREST);
        var mother = registrar.enter(Birth.of("ROCHE", "Bénédicte", day("1980-02-29"), F, "75114"), RENNES);
        registrar.enter(
                Birth.of("ROCHE", "Léa,Rose", day("2011-10-09"), F, "75114")
                        .rank(1)
                        .childOf(mother),
                RENNES);
        registrar.enter(
                Birth.of("ROCHE", "Léna,Rose", day("2011-10-09"), F, "75114")
                        .rank(2)
                        .childOf(mother),
                RENNES);
        registrar.enter(Birth.of("CASABIANCA", "Ange-Toussaint,Dumè", day("1976-08-15"), M, "2A004"), LILLE);
        registrar.enter(Birth.of("HOARAU", "Marie-Josée,Ginette", day("1953-04-02"), F, "97411"), BREST);
    }

    static Cast cast(long seed) {
        return new Cast(at(seed, 0), at(seed, 1), at(seed, 2), at(seed, 3), at(seed, 4), at(seed, 5), at(seed, 6));
    }

    static Unqualified unqualified(long seed) {
        return new Unqualified(at(seed, 7), at(seed, 8), at(seed, 9));
    }

    private static PatientId at(long seed, int rank) {
        return new PatientId(Registrar.id(seed, rank));
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
