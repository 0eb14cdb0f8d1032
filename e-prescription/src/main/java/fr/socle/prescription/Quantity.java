package fr.socle.prescription;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// So many packs, or so many units of a form ("comprimé"). Quantities of different units are never compared.
///
/// @param unit [#PACK], or the word the prescriber used, in lower case
public record Quantity(BigDecimal value, String unit) {

    /// One pack as sold: the unit when none is said.
    public static final String PACK = "boîte";

    private static final Set<String> PACK_WORDS = Set.of(
            "boîte", "boite", "boîtes", "boites", "boîte(s)", "pack", "packs", "box", "{pack}", "conditionnement");

    public Quantity {
        if (value.signum() < 0 || value.precision() - value.scale() > 6 || value.scale() > 3) {
            throw new IllegalArgumentException("Not a quantity: from 0 to 999999, three decimals at most");
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static Quantity packs(long count) {
        return new Quantity(BigDecimal.valueOf(count), PACK);
    }

    /// Reads a quantity received from outside.
    ///
    /// @param unit a word of the sender; none means packs
    /// @throws IllegalArgumentException when the value is no quantity
    public static Quantity of(BigDecimal value, @Nullable String unit) {
        var word = unit == null ? "" : unit.strip().toLowerCase(Locale.FRENCH);
        return new Quantity(value, word.isEmpty() || PACK_WORDS.contains(word) ? PACK : word);
    }

    Quantity none() {
        return new Quantity(BigDecimal.ZERO, unit);
    }

    Quantity plus(Quantity other) {
        return new Quantity(value.add(same(other).value), unit);
    }

    Quantity minus(Quantity other) {
        return new Quantity(value.subtract(same(other).value), unit);
    }

    boolean exceeds(Quantity other) {
        return value.compareTo(same(other).value) > 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    private Quantity same(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalStateException("Quantities of different units: " + unit + ", " + other.unit);
        }
        return other;
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + unit;
    }
}
