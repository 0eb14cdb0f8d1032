package fr.socle.directory;

import fr.socle.directory.OwnEntries.Entry;
import fr.socle.directory.OwnEntries.Place;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.RppsNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invents the sandbox's professionals and structures: the same seed, the same people. The cast is the same for
/// every seed.
///
/// Numbers are those nobody can hold: RPPS numbers begin with `99700`, FINESS numbers with the department `99`,
/// phone numbers with the range kept for works of fiction.
final class SandboxPeople {

    static final FinessNumber HOSPITAL = finess(1);
    static final FinessNumber LABORATORY = finess(2);
    static final FinessNumber CPTS = finess(52);
    static final RppsNumber FIRST_DOCTOR = rpps(1);
    static final RppsNumber SECOND_DOCTOR = rpps(2);
    static final RppsNumber FIRST_PHARMACIST = rpps(3);
    static final RppsNumber SECOND_PHARMACIST = rpps(4);
    static final RppsNumber NURSE = rpps(5);
    static final RppsNumber SECRETARY = rpps(6);
    static final RppsNumber REGULATOR = rpps(7);

    private static final int FIRST_EXTRA = 100;
    private static final List<String> SPECIALITIES = List.of(
            "SM54", "SM54", "SM54", "SM26", "SM26", "SM53", "SM04", "SM15", "SM20", "SM24", "SM38", "SM39", "SM40",
            "SM42", "SM59");

    private final Random random;
    private final List<Structure> structures = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Structure> pharmacies = new ArrayList<>();
    private final List<Structure> houses = new ArrayList<>();
    private final Structure hospital;
    private final Structure laboratory;

    SandboxPeople(long seed) {
        random = new Random(seed);
        hospital = establishment(1, "Centre hospitalier de Vallon-sur-Lyse", SandboxCategory.HOSPITAL, 0);
        laboratory = establishment(2, "Laboratoire de biologie du Lavoir", SandboxCategory.LABORATORY, 0);
        pharmacies.add(establishment(3, "Pharmacie des Tilleuls", SandboxCategory.PHARMACY, 0));
        pharmacies.add(establishment(4, "Pharmacie du Port", SandboxCategory.PHARMACY, 3));
        for (var town = 0; town < SandboxNames.TOWNS.size(); town++) {
            var name = SandboxNames.TOWNS.get(town).name();
            pharmacies.add(establishment(10 + town, "Pharmacie de " + name, SandboxCategory.PHARMACY, town));
            houses.add(establishment(30 + town, "Maison de santé de " + name, SandboxCategory.HEALTH_HOUSE, town));
        }
        establishment(50, "Résidence Les Genêts", SandboxCategory.NURSING_HOME, 1);
        establishment(51, "Centre de santé de Roquebelle", SandboxCategory.HEALTH_CENTRE, 6);
        cast();
        everybodyElse();
        establishment(52, "CPTS du Val de Lyse", SandboxCategory.CPTS, 0); // last: it takes from the same chance
    }

    List<Structure> structures() {
        return structures;
    }

    List<Entry> entries() {
        return entries;
    }

    private void cast() {
        var lime = practice(FIRST_DOCTOR, "Cabinet médical des Tilleuls", "SA08", 0);
        var first = person(FIRST_DOCTOR, "DR", "Vasseur", "Claire", Profession.PHYSICIAN, "SM54");
        add(first, at(first, lime, "L"), at(first, hospital, "Consultations de médecine générale", "S"));
        var second = person(SECOND_DOCTOR, "DR", "Benhaddou", "Karim", Profession.PHYSICIAN, "SM04");
        add(second, at(second, practice(SECOND_DOCTOR, "Cabinet de cardiologie du Port", "SA07", 3), "L"));
        var third = person(FIRST_PHARMACIST, "MME", "Morvannec", "Hélène", Profession.PHARMACIST, null);
        add(third, at(third, pharmacies.get(0), "L"));
        var fourth = person(SECOND_PHARMACIST, "M", "Le Gallic", "Yann", Profession.PHARMACIST, null);
        add(fourth, at(fourth, pharmacies.get(1), "L"));
        var nurse = person(NURSE, "MME", "Lambertin", "Sophie", Profession.NURSE, null);
        add(nurse, at(nurse, practice(NURSE, "Cabinet infirmier de la Fontaine", "SA07", 0), "L"));
        var secretary = person(SECRETARY, "MME", "Carpentras", "Nathalie", Profession.SECRETARY, null);
        add(secretary, at(secretary, lime, "S"));
        var regulator = person(REGULATOR, "DR", "Ollagnier", "Marc", Profession.PHYSICIAN, "SM59");
        add(regulator, at(regulator, hospital, "SAMU 99 – centre 15", "S"));
    }

    private void everybodyElse() {
        var number = FIRST_EXTRA;
        number = many(number, 120, Profession.PHYSICIAN);
        number = many(number, 26, Profession.PHARMACIST);
        number = many(number, 80, Profession.NURSE);
        number = many(number, 14, Profession.MIDWIFE);
        number = many(number, 26, Profession.DENTIST);
        number = many(number, 40, Profession.PHYSIOTHERAPIST);
        number = many(number, 20, Profession.SECRETARY);
        number = many(number, 8, Profession.SPEECH_THERAPIST);
        many(number, 6, Profession.PODIATRIST);
    }

    private int many(int number, int count, Profession profession) {
        for (var i = 0; i < count; i++) {
            var person = somebody(rpps(number + i), profession);
            var place = place(person);
            if (profession == Profession.PHYSICIAN && random.nextInt(8) == 0 && place.structure() != hospital) {
                add(person, place, at(person, hospital, "S"));
            } else {
                add(person, place);
            }
        }
        return number + count;
    }

    private Place place(Practitioner person) {
        var town = random.nextInt(SandboxNames.TOWNS.size());
        return switch (person.profession()) {
            case PHARMACIST ->
                random.nextInt(8) == 0
                        ? at(person, laboratory, "S")
                        : at(person, pharmacies.get(random.nextInt(pharmacies.size())), "L");
            case SECRETARY -> at(person, houses.get(town), "S");
            default ->
                switch (random.nextInt(4)) {
                    case 0 -> at(person, hospital, "S");
                    case 1 -> at(person, houses.get(town), "L");
                    default -> at(person, practice(person.rpps(), "Cabinet " + person.familyName(), "SA07", town), "L");
                };
        };
    }

    private Practitioner somebody(RppsNumber rpps, Profession profession) {
        var woman = random.nextInt(100) < 58;
        var given = pick(woman ? SandboxNames.WOMEN : SandboxNames.MEN);
        var doctor = profession == Profession.PHYSICIAN || profession == Profession.DENTIST;
        var civility = doctor ? "DR" : woman ? "MME" : "M";
        var knowHow = profession == Profession.PHYSICIAN ? pick(SPECIALITIES) : null;
        return person(rpps, civility, pick(SandboxNames.FAMILIES), given, profession, knowHow);
    }

    private static Practitioner person(
            RppsNumber rpps,
            String civility,
            String family,
            String given,
            Profession profession,
            @Nullable String knowHow) {
        var id = id("practitioner " + rpps);
        return new Practitioner(
                id, rpps, rpps.nationalId(), civility, family, given, profession, knowHow, true, List.of());
    }

    private void add(Practitioner person, Place... places) {
        entries.add(new Entry(person, List.of(places)));
    }

    private static Place at(Practitioner person, Structure structure, String mode) {
        return at(person, structure, structure.name(), mode);
    }

    private static Place at(Practitioner person, Structure structure, String name, String mode) {
        return new Place(id("situation " + person.rpps() + " " + structure.id()), name, mode, structure);
    }

    private Structure practice(RppsNumber owner, String name, String sector, int town) {
        return Structure.practice(owner.value() + "001", name, sector, site(town));
    }

    private Structure establishment(int number, String name, SandboxCategory kind, int town) {
        var made = Structure.establishment(finess(number), name, kind.category(), kind.sector(), site(town));
        structures.add(made);
        return made;
    }

    private Structure.Site site(int town) {
        return new Structure.Site(
                String.valueOf(1 + random.nextInt(90)),
                pick(SandboxNames.STREET_TYPES),
                pick(SandboxNames.STREETS),
                SandboxNames.TOWNS.get(town),
                "019900%04d".formatted(random.nextInt(10_000)));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static FinessNumber finess(int number) {
        return FinessNumber.withKey("990%05d".formatted(number));
    }

    private static RppsNumber rpps(int number) {
        return RppsNumber.withKey("99700%05d".formatted(number));
    }

    private static UUID id(String what) {
        return UUID.nameUUIDFromBytes(("socle sandbox " + what).getBytes(StandardCharsets.UTF_8));
    }
}
