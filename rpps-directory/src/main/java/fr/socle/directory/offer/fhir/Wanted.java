package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.beds.PlaceSearch;
import fr.socle.directory.beds.PlaceSearch.Column;
import fr.socle.directory.beds.PlaceSearch.RowColumn;
import fr.socle.kernel.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Reads the conditions on places, for Location itself and, behind `location.`, for HealthcareService. All
/// conditions on capacity hold inside one row; `capacity=02$gt0` says two of them at once.
@Component
class Wanted {

    private static final Map<String, RowColumn> ROW_CODES = Map.of(
            "capacity-type", RowColumn.KIND,
            "capacity-status", RowColumn.STATUS,
            "temporality-capacity", RowColumn.TEMPORALITY,
            "gender-capacity-available", RowColumn.GENDER,
            "capacity-closing-type", RowColumn.CLOSING,
            "additional-bed-type", RowColumn.ADDITIONAL,
            "crisis-type", RowColumn.CRISIS,
            "temporary-assignement", RowColumn.ASSIGNMENT);
    private static final Map<String, Column> CODES = Map.of(
            "_id", Column.ID,
            "identifier", Column.NUMBER,
            "type", Column.KIND,
            "address-postalcode", Column.POSTAL_CODE,
            "commune-cog", Column.COMMUNE,
            "organization", Column.FINESS);
    private static final Set<String> OTHERS = Set.of(
            "near", "near-insee-code", "status", "address-city", "nb-capacity", "capacity-update-date", "capacity");
    private final PlaceValues values;

    Wanted(PlaceValues values) {
        this.values = values;
    }

    static boolean isOfPlace(String name) {
        return ROW_CODES.containsKey(name) || CODES.containsKey(name) || OTHERS.contains(name);
    }

    /// @param prefix `location.` when the conditions are those of another resource's places
    PlaceSearch places(RequestDetails request, String prefix) {
        var search = new PlaceSearch();
        Asked.all(request, prefix).filter(it -> isOfPlace(it.name())).forEach(it -> add(search, it));
        return search;
    }

    private void add(PlaceSearch search, Asked asked) {
        asked.allow(modifiers(asked.name()));
        try {
            if (asked.is("missing")) {
                missing(search, asked);
            } else if (asked.is("not")) {
                search.not(it -> value(it, asked));
            } else {
                value(search, asked);
            }
        } catch (Refused known) {
            throw known;
        } catch (RuntimeException unreadable) {
            throw asked.refused();
        }
    }

    private static List<String> modifiers(String name) {
        return switch (name) {
            case "address-city" -> List.of("exact", "contains", "missing");
            case "address-postalcode" -> List.of("exact", "missing");
            case "organization", "nb-capacity", "capacity-update-date" -> List.of("missing");
            case "near", "near-insee-code", "capacity" -> List.of();
            default -> List.of("not", "missing");
        };
    }

    private void missing(PlaceSearch search, Asked asked) {
        Consumer<PlaceSearch> has = it -> {
            if (ROW_CODES.containsKey(asked.name())) {
                it.rowWith(ROW_CODES.get(asked.name()));
            } else if (asked.name().startsWith("nb-") || asked.name().startsWith("capacity-")) {
                it.rowWith(RowColumn.STATUS);
            } else if (CODES.containsKey(asked.name()) || asked.name().equals("address-city")) {
                it.not(none -> none.missing(CODES.getOrDefault(asked.name(), Column.TOWN)));
            }
        };
        if (asked.flag()) {
            search.not(has);
        } else {
            has.accept(search);
        }
    }

    private void value(PlaceSearch search, Asked asked) {
        if (ROW_CODES.containsKey(asked.name())) {
            search.row(ROW_CODES.get(asked.name()), asked.codes());
        } else if (CODES.containsKey(asked.name())) {
            search.among(CODES.get(asked.name()), asked.codes());
        } else {
            values.add(search, asked);
        }
    }

    /// Values after a comma are alternatives; the system before the bar is not compared, the codes are our own.
    static List<String> codes(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .map(it -> it.substring(it.lastIndexOf('|') + 1))
                .map(it -> it.replaceFirst("^(Organization|HealthcareService|Location)/", ""))
                .toList();
    }

    static Set<Boolean> flags(String name, String value) {
        var wanted = new java.util.HashSet<Boolean>();
        for (var code : codes(value)) {
            if (!code.equals("true") && !code.equals("false")) {
                throw new DirectoryRefusal.UnreadableSearch(name).asException();
            }
            wanted.add(code.equals("true"));
        }
        return wanted;
    }

    static void refuseOthers(RequestDetails request, Set<String> known, String prefix) {
        for (var name : request.getParameters().keySet()) {
            var base = Asked.of(name, "").name();
            var ofPlace = base.startsWith(prefix) && isOfPlace(base.substring(prefix.length()));
            if (!ofPlace && !known.contains(name) && !(OfferQuestion.knows(base) && known.contains(base))) {
                throw new InvalidRequestException("Unknown search parameter: " + name);
            }
        }
    }

    static Stream<String> all(RequestDetails request, String name) {
        return Stream.of(request.getParameters().getOrDefault(name, new String[0]));
    }
}
