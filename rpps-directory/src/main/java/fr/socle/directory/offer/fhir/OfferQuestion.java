package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.offer.OfferSearch;
import fr.socle.directory.offer.OfferSearch.Column;
import fr.socle.directory.offer.OfferSearch.ListColumn;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked of offers themselves, whatever their places.
final class OfferQuestion {

    private OfferQuestion() {}

    static OfferSearch read(RequestDetails request, @Nullable DateRangeParam changed) {
        var search = new OfferSearch();
        var columns = Map.of(
                "_id", Column.ID,
                "identifier", Column.NUMBER,
                "service-category", Column.CATEGORY,
                "service-type", Column.FIELD,
                "psychiatric-sector", Column.PSYCHIATRIC_SECTOR);
        columns.forEach(
                (name, column) -> Wanted.all(request, name).forEach(it -> search.among(column, Wanted.codes(it))));
        var lists = Map.of(
                "specialty", ListColumn.ACTIVITIES,
                "patient-type", ListColumn.PUBLICS,
                "intervention-zone", ListColumn.ZONE,
                "location", ListColumn.PLACES);
        lists.forEach(
                (name, column) -> Wanted.all(request, name).forEach(it -> search.sharing(column, Wanted.codes(it))));
        Wanted.all(request, "characteristic").forEach(it -> search.characterised(Wanted.codes(it)));
        Wanted.all(request, "organization")
                .forEach(it -> search.among(it.contains("-") ? Column.UNIT : Column.FINESS, Wanted.codes(it)));
        Wanted.all(request, "name").forEach(search::named);
        Wanted.all(request, "active").forEach(it -> search.active(Wanted.flags("active", it)));
        // offers come from the ROR, which is none of the systems and authorities the national directory names
        Wanted.all(request, "data-information-system")
                .filter(it -> !Wanted.codes(it).contains("ROR"))
                .forEach(_ -> search.none());
        Stream.concat(Wanted.all(request, "data-registration-authority"), Wanted.all(request, "_profile"))
                .forEach(_ -> search.none());
        Wanted.all(request, "age").forEach(it -> {
            if (!it.matches("\\d{1,3}")) {
                throw new DirectoryRefusal.UnreadableSearch("age").asException();
            }
            search.forAge(12 * Integer.parseInt(it));
        });
        changed(search, changed);
        return search;
    }

    private static void changed(OfferSearch search, @Nullable DateRangeParam span) {
        var from = span == null ? null : span.getLowerBoundAsInstant();
        var to = span == null ? null : span.getUpperBoundAsInstant();
        if (from != null) {
            search.changed(">=", from.toInstant());
        }
        if (to != null) {
            search.changed("<=", to.toInstant());
        }
    }
}
