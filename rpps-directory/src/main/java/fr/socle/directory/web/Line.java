package fr.socle.directory.web;

import fr.socle.directory.CareOffer.Listing;
import fr.socle.directory.Practice;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One result as the page shows it.
///
/// @param kind `professional` or `establishment`: the badge
/// @param profession code whose words are in the bundle, for a professional
/// @param label words of the source, for an establishment
record Line(
        String kind,
        String path,
        String title,
        @Nullable String profession,
        @Nullable String knowHow,
        @Nullable String label,
        List<String> where) {

    static Line of(Listing listing) {
        return switch (listing) {
            case Listing.OfProfessional(var person, var practices) ->
                new Line(
                        "professional",
                        "/annuaire/professionnels/" + person.rpps(),
                        person.displayName(),
                        person.profession().code(),
                        person.knowHow(),
                        null,
                        practices.stream().map(Line::where).toList());
            case Listing.OfEstablishment(var place) ->
                new Line(
                        "establishment",
                        "/annuaire/etablissements/" + place.number(),
                        place.displayName(),
                        null,
                        null,
                        place.category().label(),
                        List.of(joined(
                                place.address().postalCode(), place.address().town())));
        };
    }

    private static String where(Practice practice) {
        var address = practice.address();
        return practice.situation().structureName() + ", " + joined(address.postalCode(), address.town());
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
