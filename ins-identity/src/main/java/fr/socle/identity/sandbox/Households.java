package fr.socle.identity.sandbox;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.identity.sandbox.Person.Home;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Families, one after the other: alone or in couple, with or without children, who may be grown up.
final class Households {

    /// Ages are counted from here, whatever the day of the generation.
    private static final LocalDate EPOCH = LocalDate.of(2026, 1, 1);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int YEAR = 365;

    private final Registrar registrar;
    private final SplittableRandom random;
    private final Home home;

    private Households(Registrar registrar, SplittableRandom random) {
        this.registrar = registrar;
        this.random = random;
        this.home = Places.home(random);
    }

    /// The household of this number; it does not depend on the others.
    static void enter(Registrar registrar, int number) {
        new Households(registrar, new SplittableRandom(registrar.seed() * GOLDEN + number)).enter();
    }

    private void enter() {
        var age = random.nextInt(18, 96);
        var first = adult(age, random.nextBoolean() ? Sex.F : Sex.M);
        if (random.nextInt(100) < 30) {
            registrar.enter(first, home);
            return;
        }
        var second = adult(
                Math.clamp(age + random.nextInt(-6, 7), 18, 99),
                other(first.traits().sex()));
        var name = first.traits().birthName();
        var firstId = registrar.enter(first, home);
        var alone = random.nextInt(100) < 15;
        var secondId = alone ? null : registrar.enter(second.usedName(marriedName(name, second)), home);
        var bothNames = alone ? name : childName(name, second.traits().birthName());
        enterChildren(bothNames, age, firstId, secondId);
    }

    private void enterChildren(String name, int parentAge, UUID first, @Nullable UUID second) {
        var count = random.nextInt(4);
        var age = parentAge - random.nextInt(20, 38);
        for (var i = 0; i < count && age >= 0; i++) {
            var twins = random.nextInt(60) == 0;
            var born = day(age);
            var place = childPlace();
            enterChild(name, born, place, twins ? 1 : null, first, second);
            if (twins) {
                enterChild(name, born, place, 2, first, second);
            }
            age -= random.nextInt(1, 5);
        }
    }

    private void enterChild(
            String name, LocalDate born, String place, @Nullable Integer rank, UUID first, @Nullable UUID second) {
        var sex = random.nextBoolean() ? Sex.F : Sex.M;
        var child = Birth.of(traits(name, born, sex, place)).rank(rank).status(status());
        registrar.enter(second == null ? child.childOf(first) : child.childOf(first, second), home);
    }

    private Birth adult(int age, Sex sex) {
        var born = day(age);
        var birth = Birth.of(traits(NameStock.family(random), born, sex, Places.birthPlace(random)));
        var dead = age > 80 && random.nextInt(100) < 15;
        return birth.status(status()).death(dead ? EPOCH.minusDays(random.nextInt(1, 3 * YEAR)) : null);
    }

    private Traits traits(String name, LocalDate born, Sex sex, String place) {
        var given = NameStock.given(sex, born.getYear(), random);
        return new Traits(name, given, given.getFirst(), born, sex, place);
    }

    private LocalDate day(int age) {
        return EPOCH.minusYears(age).minusDays(random.nextInt(1, YEAR));
    }

    private String childPlace() {
        return random.nextInt(100) < 90 ? Places.pick(Places.METROPOLITAN, random) : Places.birthPlace(random);
    }

    /// Some take the other's name, some add it, some keep their own.
    private @Nullable String marriedName(String theirs, Birth person) {
        var own = person.traits().birthName();
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> theirs.equals(own) ? null : theirs;
            case 4 -> NameStock.both(own, theirs, " ");
            default -> null;
        };
    }

    private String childName(String one, String other) {
        return switch (random.nextInt(10)) {
            case 0 -> NameStock.both(one, other, " ");
            case 1 -> NameStock.both(one, other, "--");
            case 2 -> other;
            default -> one;
        };
    }

    /// Nine in ten are qualified.
    private IdentityStatus status() {
        return switch (random.nextInt(30)) {
            case 0 -> IdentityStatus.PROV;
            case 1 -> IdentityStatus.VALI;
            case 2 -> IdentityStatus.RECUP;
            default -> IdentityStatus.QUAL;
        };
    }

    private static Sex other(Sex sex) {
        return sex == Sex.F ? Sex.M : Sex.F;
    }
}
