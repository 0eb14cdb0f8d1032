package fr.socle.prescription;

import org.jspecify.annotations.Nullable;

/// A line a prescriber wants to write.
///
/// @param cis the product; may be left out when the pack is given
/// @param cip13 the pack, when the prescriber chose one
public record DraftLine(
        @Nullable String cis,
        @Nullable String cip13,
        Quantity quantity,
        Dosage dosage,
        @Nullable CallersIdentifier callersIdentifier) {

    public static DraftLine of(String cis, long packs, String dosage) {
        return new DraftLine(cis, null, Quantity.packs(packs), Dosage.of(dosage), null);
    }
}
