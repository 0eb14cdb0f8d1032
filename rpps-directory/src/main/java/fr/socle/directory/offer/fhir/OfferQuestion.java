package fr.socle.directory.offer.fhir;

import static java.util.Map.entry;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import fr.socle.directory.offer.OfferSearch;
import fr.socle.directory.offer.OfferSearch.Column;
import fr.socle.directory.offer.OfferSearch.ListColumn;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is asked of offers themselves, whatever their places.
final class OfferQuestion {

    private static final List<String> OF_TOKENS = List.of("not", "missing");
    private static final List<String> OF_STRINGS = List.of("exact", "contains", "missing");
    private static final List<String> OF_OTHERS = List.of("missing");
    private static final Consumer<OfferSearch> NEVER = OfferSearch::none;

    private static final Map<String, Meaning> PARAMETERS = Map.ofEntries(
            entry("_id", token(Column.ID)),
            entry("identifier", token(Column.NUMBER)),
            entry("service-category", token(Column.CATEGORY)),
            entry("service-type", token(Column.FIELD)),
            entry("psychiatric-sector", token(Column.PSYCHIATRIC_SECTOR)),
            entry("specialty", token(ListColumn.ACTIVITIES)),
            entry("patient-type", token(ListColumn.PUBLICS)),
            entry("intervention-zone", token(ListColumn.ZONE)),
            entry(
                    "characteristic",
                    new Meaning(OF_TOKENS, (to, it) -> to.characterised(it.codes()), OfferSearch::uncharacterised)),
            entry("active", new Meaning(OF_TOKENS, (to, it) -> to.active(Wanted.flags("active", it.value())), NEVER)),
            entry("data-information-system", new Meaning(OF_TOKENS, OfferQuestion::system, NEVER)),
            entry("data-registration-authority", new Meaning(OF_TOKENS, (to, _) -> to.none(), _ -> {})),
            entry("_profile", new Meaning(List.of(), (to, _) -> to.none(), NEVER)),
            entry(
                    "location",
                    new Meaning(
                            OF_OTHERS,
                            (to, it) -> to.sharing(ListColumn.PLACES, it.codes()),
                            to -> to.missing(ListColumn.PLACES))),
            entry("organization", new Meaning(OF_OTHERS, OfferQuestion::organization, NEVER)),
            entry("name", new Meaning(OF_STRINGS, OfferQuestion::named, to -> to.missing(Column.NAME))),
            entry("age", new Meaning(List.of(), OfferQuestion::age, NEVER)),
            entry("_lastUpdated", new Meaning(OF_OTHERS, (_, _) -> {}, NEVER)));

    private OfferQuestion() {}

    static boolean knows(String name) {
        return PARAMETERS.containsKey(name);
    }

    static OfferSearch read(RequestDetails request, @Nullable DateRangeParam changed) {
        var search = new OfferSearch().withAuthorised();
        Asked.all(request, "").filter(it -> knows(it.name())).forEach(it -> add(search, it));
        changed(search, changed);
        return search;
    }

    private static void add(OfferSearch search, Asked asked) {
        var meaning = java.util.Objects.requireNonNull(PARAMETERS.get(asked.name()));
        asked.allow(meaning.modifiers());
        if (asked.is("not")) {
            search.not(it -> meaning.add().accept(it, asked));
        } else if (!asked.is("missing")) {
            meaning.add().accept(search, asked);
        } else if (asked.flag()) {
            meaning.missing().accept(search);
        } else {
            search.not(meaning.missing());
        }
    }

    private static Meaning token(Column column) {
        return new Meaning(OF_TOKENS, (to, it) -> to.among(column, it.codes()), to -> to.missing(column));
    }

    private static Meaning token(ListColumn column) {
        return new Meaning(OF_TOKENS, (to, it) -> to.sharing(column, it.codes()), to -> to.missing(column));
    }

    private static void system(OfferSearch search, Asked asked) {
        var ror = asked.codes().contains("ROR");
        var finess = asked.codes().contains("FINESS");
        if (ror != finess) {
            search.authorised(finess);
        } else if (!ror) {
            search.none();
        }
    }

    private static void organization(OfferSearch search, Asked asked) {
        search.among(asked.value().contains("-") ? Column.UNIT : Column.FINESS, asked.codes());
    }

    private static void named(OfferSearch search, Asked asked) {
        if (asked.is("exact")) {
            search.among(Column.NAME, List.of(asked.value()));
        } else if (asked.is("contains")) {
            search.containing(asked.value());
        } else {
            search.named(asked.value());
        }
    }

    private static void age(OfferSearch search, Asked asked) {
        if (!asked.value().matches("\\d{1,3}")) {
            throw asked.refused();
        }
        search.forAge(12 * Integer.parseInt(asked.value()));
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

    /// @param missing the condition that there is no value
    private record Meaning(List<String> modifiers, BiConsumer<OfferSearch, Asked> add, Consumer<OfferSearch> missing) {}
}
