package fr.socle.directory.load;

import fr.socle.directory.SearchText;
import fr.socle.kernel.FinessNumber;
import org.jspecify.annotations.Nullable;

/// What structures of FINESS+ become in the database.
final class FinessPlusRows {

    private static final String ACTIVE = "A";

    private FinessPlusRows() {}

    /// In the order of the columns of legal entities.
    static @Nullable Object[] entity(JsonBranch entity, String number) {
        var about = entity.branch("informationsgeneralespmej");
        var name = about.text("denominationpm", "");
        var address = FinessPlusAddress.of(entity.branches("adresse"));
        var state = about.text("etatobjet", entity.text("etatobjet", ACTIVE));
        return new @Nullable Object[] {
            number,
            name,
            about.text("denominationlonguepmsmsse"),
            about.text("siren"),
            about.text("statutjuridique"),
            about.text("codeape"),
            state.equals(ACTIVE),
            FinessSite.date(about.text("datecreation", "")),
            FinessSite.date(about.text("datefermeture", "")),
            address.text("complementpointgeographique"),
            address.text("numerovoie"),
            address.text("typevoie"),
            address.text("libellevoie"),
            address.text("lieudit"),
            address.postalCode(),
            address.town(),
            address.townKey(),
            address.commune(),
            address.department(),
            phone(entity),
            SearchText.of(name)
        };
    }

    /// In the order of the columns of [FinessStaging#COPY_SITES].
    static @Nullable Object[] site(JsonBranch site, FinessPlusAddress address, String owner) {
        var about = site.branch("informationsgeneralesege");
        var number = about.text("numfinessege", "");
        var name = about.text("nomegecourt", about.text("nomegelong", number));
        var siret = about.text("siret");
        return new @Nullable Object[] {
            number,
            keyHolds(number),
            owner,
            name,
            about.text("nomegelong"),
            null,
            address.text("complementpointgeographique"),
            address.text("numerovoie"),
            address.text("typevoie"),
            address.text("libellevoie"),
            address.text("complementvoie"),
            address.text("lieudit"),
            address.commune(),
            address.department(),
            null,
            address.routingLine(),
            address.postalCode(),
            address.town(),
            phone(site),
            null,
            site.text("categorieentitegeographiqueexercice", ""),
            null,
            null,
            null,
            siret == null ? site.text("siret") : siret,
            null,
            site.text("modefixationtarifaire"),
            null,
            about.text("espic"),
            null,
            FinessSite.date(about.text("dateouverture", "")),
            FinessSite.date(about.text("datepremiereautorisation", "")),
            null,
            about.text("numeroeducationnationale"),
            SearchText.of(name),
            address.townKey(),
            SearchText.haystack(name, about.text("nomegelong"), address.town(), number)
        };
    }

    private static @Nullable String phone(JsonBranch structure) {
        return structure.branches("contact").stream()
                .map(it -> it.branch("telecom").text("telephone"))
                .filter(it -> it != null)
                .findFirst()
                .orElse(null);
    }

    static boolean keyHolds(String number) {
        try {
            return new FinessNumber(number).value().equals(number);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }
}
