package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.rest.param.DateParam;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.PlaceSearch;
import fr.socle.directory.beds.PlaceSearch.Column;
import fr.socle.directory.beds.PlaceSearch.RowColumn;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The conditions on places that are no plain code: where, how many, since when.
@Component
class PlaceValues {

    private static final Pattern NUMBER = Pattern.compile("(eq|gt|ge|lt|le)?(\\d{1,6})");
    private static final Pattern NEAR =
            Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\|(-?\\d+(?:\\.\\d+)?)\\|(\\d+(?:\\.\\d+)?)(?:\\|km)?");
    private static final Pattern NEAR_COMMUNE = Pattern.compile("(\\w{5})\\|(\\d+(?:\\.\\d+)?)(?:\\|km)?");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final CarePlaces places;
    private final Clock clock;

    PlaceValues(CarePlaces places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    void add(PlaceSearch search, Asked asked) {
        var name = asked.name();
        var value = asked.value();
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
                search.closed(!asked.codes().contains("active"), LocalDate.ofInstant(clock.instant(), PARIS));
            case "address-city" -> town(search, asked);
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
                search.row(RowColumn.STATUS, Wanted.codes(parts[0]));
                number(search, parts[1]);
            }
        }
    }

    private static void town(PlaceSearch search, Asked asked) {
        if (asked.is("exact")) {
            search.among(Column.TOWN, List.of(asked.value()));
        } else if (asked.is("contains")) {
            search.inTownOf(asked.value());
        } else {
            search.inTown(asked.value());
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
}
