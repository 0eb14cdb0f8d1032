package fr.socle.prescription.bdpm;

import fr.socle.prescription.SearchText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From the columns of each file to the row of its table.
final class BdpmRows {

    private final int version;
    private final Map<String, StringBuilder> substances = new HashMap<>();

    BdpmRows(int version) {
        this.version = version;
    }

    static String copy(BdpmFile file) {
        return switch (file) {
            case COMPOSITION -> """
                copy prescription.composition (version, cis, element, substance_code, substance, dose, reference,
                    nature, link, search_text) from stdin""";
            case PRODUCTS -> """
                copy prescription.product (version, cis, name, form, routes, authorisation, procedure, marketing,
                    authorised_on, warning, eu_number, holders, reinforced, withdrawn, search_text) from stdin""";
            case PACKS -> """
                copy prescription.pack (version, cis, cip7, label, status, marketing, declared_on, cip13,
                    collectivites, rates, price, public_price, fee, indications) from stdin""";
            case GENERICS -> "copy prescription.generic_member (version, group_id, label, cis, kind, rank) from stdin";
            case CONDITIONS -> "copy prescription.prescribing_condition (version, cis, label) from stdin";
            case ATC -> "copy prescription.product_atc (version, cis, atc, name) from stdin";
            case AVAILABILITY -> """
                copy prescription.availability (version, cis, cip13, status, label, started_on, updated_on,
                    returned_on, url) from stdin""";
        };
    }

    @Nullable
    Object[] row(BdpmFile file, String[] it) {
        return switch (file) {
            case COMPOSITION -> composition(it);
            case PRODUCTS -> product(it);
            case PACKS -> pack(it);
            case GENERICS ->
                new @Nullable Object[] {
                    version,
                    BdpmValues.number(it[0]),
                    it[1],
                    cis(it[2]),
                    BdpmValues.number(it[3]),
                    BdpmValues.number(it[4])
                };
            case CONDITIONS -> new @Nullable Object[] {version, cis(it[0]), it[1]};
            case ATC -> new @Nullable Object[] {version, cis(it[0]), it[1], it[2]};
            case AVAILABILITY ->
                new @Nullable Object[] {
                    version,
                    cis(it[0]),
                    it[1],
                    BdpmValues.number(it[2]),
                    it[3],
                    BdpmValues.date(it[4]),
                    BdpmValues.date(it[5]),
                    BdpmValues.date(it[6]),
                    it[7]
                };
        };
    }

    private @Nullable Object[] composition(String[] it) {
        var cis = cis(it[0]);
        var searched = SearchText.of(it[3]);
        var known = substances.computeIfAbsent(cis, _ -> new StringBuilder());
        if (known.indexOf(searched) < 0) {
            known.append(' ').append(searched);
        }
        return new @Nullable Object[] {version, cis, it[1], it[2], it[3], it[4], it[5], it[6], it[7], searched};
    }

    private @Nullable Object[] product(String[] it) {
        var cis = cis(it[0]);
        return new @Nullable Object[] {
            version,
            cis,
            it[1],
            it[2],
            it[3],
            it[4],
            it[5],
            it[6],
            BdpmValues.date(it[7]),
            it[8],
            it[9],
            it[10].replace("; ", ";"),
            it[11].equals("Oui"),
            false,
            SearchText.of(it[1]) + substances.getOrDefault(cis, new StringBuilder())
        };
    }

    private @Nullable Object[] pack(String[] it) {
        return new @Nullable Object[] {
            version,
            cis(it[0]),
            it[1],
            it[2],
            it[3],
            it[4],
            BdpmValues.date(it[5]),
            BdpmValues.code(it[6], 13),
            it[7].equals("oui"),
            BdpmValues.rates(it[8]),
            BdpmValues.price(it[9]),
            BdpmValues.price(it[10]),
            BdpmValues.price(it[11]),
            it[12]
        };
    }

    private static String cis(String written) {
        return BdpmValues.code(written, 8);
    }
}
