package fr.socle.identity.sandbox;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.identity.sandbox.Person.Home;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// Enters people one after the other, and gives each a number and an identifier that depend on the seed and on the
/// rank of entry only.
final class Registrar {

    private static final int ORDERS = 1000;
    private static final int FIRST_ORDERS = 600;
    /// 06 39 98 xx xx is kept for fiction by the regulator (Arcep).
    private static final int FICTION = 10_000;

    private final long seed;
    private final Consumer<Person> entered;
    private final Map<String, Integer> orders = new HashMap<>();
    private int count;

    Registrar(long seed, Consumer<Person> entered) {
        this.seed = seed;
        this.entered = entered;
    }

    long seed() {
        return seed;
    }

    int count() {
        return count;
    }

    UUID enter(Birth birth, Home home) {
        var id = id(seed, count);
        var number = number(birth.traits());
        var retrieved = birth.status() == IdentityStatus.QUAL || birth.status() == IdentityStatus.RECUP;
        entered.accept(new Person(
                id,
                birth.status(),
                retrieved ? number : null,
                birth.traits(),
                birth.usedName(),
                birth.rank(),
                birth.death(),
                home,
                email(birth.traits()),
                "06 39 98 %02d %02d".formatted(count % FICTION / 100, count % 100),
                birth.parents()));
        count++;
        return id;
    }

    /// Named by the seed and the rank: UUID of version 3 (RFC 9562).
    static UUID id(long seed, int rank) {
        return UUID.nameUUIDFromBytes(("socle-sante/sandbox/" + seed + "/" + rank).getBytes(StandardCharsets.UTF_8));
    }

    private Ins number(Traits traits) {
        var born = traits.birthDate();
        var start = (traits.sex() == Sex.M ? "1" : "2")
                + "%02d%02d".formatted(born.getYear() % 100, born.getMonthValue())
                + traits.birthPlace();
        var order = orders.merge(start, 1 + Math.floorMod(start.hashCode(), FIRST_ORDERS), (last, _) -> last + 1);
        if (order >= ORDERS) {
            throw new IllegalStateException("The sandbox cannot hold so many people");
        }
        return Ins.withKey(start + "%03d".formatted(order), Ins.Authority.TEST);
    }

    private String email(Traits traits) {
        var local = traits.firstGivenName() + "." + traits.birthName() + "." + count;
        return local.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "") + "@example.org";
    }
}
