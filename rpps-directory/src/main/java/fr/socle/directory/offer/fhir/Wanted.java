package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.PlaceSearch;
import fr.socle.directory.beds.PlaceSearch.Column;
import fr.socle.directory.beds.PlaceSearch.RowColumn;
import fr.socle.kernel.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("(eq|gt|ge|lt|le)?(\\d{1,6})");
    private static final Pattern NEAR =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\|(-?\\d+(?:\\.\\d+)?)\\|(\\d+(?:\\.\\d+)?)(?:\\|km)?");
    private static final Pattern NEAR_COMMUNE = Pattern.compile("(\\w{5})\\|(\\d+(?:\\.\\d+)?)(?:\\|km)?");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final CarePlaces places;
    private final Clock clock;

    Wanted(CarePlaces places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    static boolean isOfPlace(String name) {
        return ROW_CODES.containsKey(name) || CODES.containsKey(name) || OTHERS.contains(name);
    }

    /// @param prefix `location.` when the conditions are those of another resource's places
    PlaceSearch places(RequestDetails request, String prefix) {
        var search = new PlaceSearch();
        request.getParameters().forEach((name, values) -> {
            if (name.startsWith(prefix) && isOfPlace(name.substring(prefix.length()))) {
                for (var value : values) {
                    add(search, name.substring(prefix.length()), value);
                }
            }
        });
        return search;
    }

    private void add(PlaceSearch search, String name, String value) {
        try {
            if (ROW_CODES.containsKey(name)) {
                search.row(ROW_CODES.get(name), codes(value));
            } else if (CODES.containsKey(name)) {
                search.among(CODES.get(name), codes(value));
            } else {
                other(search, name, value);
            }
        } catch (Refused known) {
            throw known;
        } catch (RuntimeException unreadable) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
        }
    }

    private void other(PlaceSearch search, String name, String value) {
        switch (name) {
            case "near" -> {
                var it = NEAR.matcher(value);
                require(it.matches(), name);
                search.within(
                        Double.parseDouble(it.group(2)),
                        Double.parseDouble(it.group(1)),
                        Double.parseDouble(it.group(3)));
            }
            case "near-insee-code" -> {
                var it = NEAR_COMMUNE.matcher(value);
                require(it.matches(), name);
                var middle = places.middleOf(it.group(1))
                        .orElseThrow(() -> new DirectoryRefusal.UnreadableSearch(name).asException());
                search.within(middle[0], middle[1], Double.parseDouble(it.group(2)));
            }
            case "status" ->
                search.closed(!codes(value).contains("active"), LocalDate.ofInstant(clock.instant(), PARIS));
            case "address-city" -> search.inTown(value);
            case "nb-capacity" -> number(search, value);
            case "capacity-update-date" -> {
                var date = new DateParam(value);
                search.countedSince(
                        switch (date.getPrefix()) {
                            case GREATERTHAN -> ">";
                            case LESSTHAN -> "<";
                            case LESSTHAN_OR_EQUALS -> "<=";
                            case null -> ">=";
                            default -> ">=";
                        },
                        date.getValue().toInstant());
            }
            default -> {
                var parts = value.split("\\$", 2);
                require(parts.length == 2, name);
                search.row(RowColumn.STATUS, codes(parts[0]));
                number(search, parts[1]);
            }
        }
    }

    private static void number(PlaceSearch search, String value) {
        var it = NUMBER.matcher(value);
        require(it.matches(), "nb-capacity");
        var sign =
                switch (it.group(1)) {
                    case "gt" -> ">";
                    case "ge" -> ">=";
                    case "lt" -> "<";
                    case "le" -> "<=";
                    case null, default -> "=";
                };
        search.number(sign, Integer.parseInt(it.group(2)));
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
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
            require(code.equals("true") || code.equals("false"), name);
            wanted.add(code.equals("true"));
        }
        return wanted;
    }

    static void refuseOthers(RequestDetails request, Set<String> known, String prefix) {
        for (var name : request.getParameters().keySet()) {
            var ofPlace = name.startsWith(prefix) && isOfPlace(name.substring(prefix.length()));
            if (!ofPlace && !known.contains(name)) {
                throw new InvalidRequestException("Unknown search parameter: " + name);
            }
        }
    }

    static Stream<String> all(RequestDetails request, String name) {
        return Stream.of(request.getParameters().getOrDefault(name, new String[0]));
    }
}
