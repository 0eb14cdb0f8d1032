package fr.socle.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The table of establishments, as the searches see it.
final class EstablishmentRow {

    static final Table<Record> TABLE = table(name("directory", "establishment"));
    static final Field<String> FINESS = text("finess");
    static final Field<String> SORT_KEY = text("sort_key");
    static final Field<String> SEARCH_TEXT = text("search_text");

    private static final Field<String> NAME = text("name");
    private static final Field<String> LEGAL_ENTITY = text("legal_entity");
    private static final Field<String> CATEGORY = text("category");
    private static final Field<String> SIRET = text("siret");
    private static final Field<String> TOWN = text("town");
    private static final Field<String> TOWN_KEY = text("town_key");
    private static final Field<String> POSTAL_CODE = text("postal_code");
    private static final Field<String> COMMUNE = text("commune");
    private static final Field<String> DEPARTMENT = text("department");

    private static final Field<Boolean> KEY_HOLDS = field(name("establishment", "key_holds"), Boolean.class);
    private static final Field<Double> LONGITUDE = field(name("establishment", "longitude"), Double.class);
    private static final Field<Double> LATITUDE = field(name("establishment", "latitude"), Double.class);
    private static final Field<LocalDate> OPENED_ON = date("opened_on");
    private static final Field<LocalDate> AUTHORISED_ON = date("authorised_on");
    private static final Field<LocalDate> UPDATED_ON = date("updated_on");

    static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.<Field<?>>of(
                            FINESS, SORT_KEY, NAME, LEGAL_ENTITY, CATEGORY, TOWN, POSTAL_CODE, COMMUNE, DEPARTMENT),
                    Stream.<Field<?>>concat(
                            Stream.of(
                                            "long_name",
                                            "name_complement",
                                            "delivery_complement",
                                            "street_number",
                                            "street_type",
                                            "street",
                                            "street_complement",
                                            "locality",
                                            "phone",
                                            "fax",
                                            "category_label",
                                            "aggregate_category",
                                            "aggregate_category_label",
                                            "siret",
                                            "ape",
                                            "tariff_mode",
                                            "tariff_mode_label",
                                            "public_service",
                                            "public_service_label",
                                            "education",
                                            "position_source")
                                    .map(EstablishmentRow::text),
                            Stream.of(KEY_HOLDS, LONGITUDE, LATITUDE, OPENED_ON, AUTHORISED_ON, UPDATED_ON)))
            .toList();

    private EstablishmentRow() {}

    private static Field<String> text(String column) {
        return field(name("establishment", column), String.class);
    }

    private static Field<LocalDate> date(String column) {
        return field(name("establishment", column), LocalDate.class);
    }

    static Condition matching(EstablishmentFilter filter) {
        return switch (filter) {
            case EstablishmentFilter.Words(var typed) -> Matching.words(SEARCH_TEXT, typed);
            case EstablishmentFilter.In(var place) -> in(place);
            case EstablishmentFilter.Numbered(var numbers) -> FINESS.in(numbers);
            case EstablishmentFilter.Identified(var finess, var siret) ->
                FINESS.in(finess).or(SIRET.in(siret));
            case EstablishmentFilter.OfLegalEntity(var numbers) -> LEGAL_ENTITY.in(numbers);
            case EstablishmentFilter.Named(var names) -> Matching.any(names, NAME, SORT_KEY);
            case EstablishmentFilter.InTown(var towns) -> Matching.anyTown(towns, TOWN, TOWN_KEY);
            case EstablishmentFilter.InPostalCode(var codes) -> Matching.any(codes, POSTAL_CODE, POSTAL_CODE);
            case EstablishmentFilter.OfCategory(var codes) -> CATEGORY.in(codes);
        };
    }

    static Condition in(@Nullable Place place) {
        return switch (place) {
            case null -> noCondition();
            case Place.Department(var code) -> DEPARTMENT.eq(code);
            case Place.Code(var code) -> POSTAL_CODE.eq(code).or(COMMUNE.eq(code));
            case Place.Town(var town) -> {
                var key = SearchText.town(town);
                yield key.isEmpty() ? noCondition() : TOWN_KEY.like(key + "%");
            }
        };
    }

    static Establishment read(Record row) {
        return new Establishment(
                row.get(FINESS),
                row.get(KEY_HOLDS),
                row.get(text("legal_entity")),
                row.get(NAME),
                row.get(text("long_name")),
                new Establishment.Category(
                        row.get(CATEGORY),
                        row.get(text("category_label")),
                        row.get(text("aggregate_category")),
                        row.get(text("aggregate_category_label"))),
                address(row),
                row.get(text("phone")),
                row.get(text("fax")),
                registration(row),
                position(row));
    }

    private static Address address(Record row) {
        var street = Stream.of("street_number", "street_complement", "street_type", "street")
                .map(it -> row.get(text(it)))
                .filter(Objects::nonNull)
                .reduce((a, b) -> a + " " + b)
                .orElse(null);
        var lines = Stream.of(
                        row.get(text("name_complement")),
                        row.get(text("delivery_complement")),
                        street,
                        row.get(text("locality")))
                .filter(Objects::nonNull)
                .toList();
        return new Address(
                lines,
                row.get(text("postal_code")),
                row.get(text("town")),
                row.get(text("commune")),
                row.get(text("department")));
    }

    private static Establishment.Registration registration(Record row) {
        return new Establishment.Registration(
                row.get(text("siret")),
                row.get(text("ape")),
                row.get(text("tariff_mode")),
                row.get(text("tariff_mode_label")),
                row.get(text("public_service")),
                row.get(text("public_service_label")),
                row.get(OPENED_ON),
                row.get(AUTHORISED_ON),
                row.get(UPDATED_ON),
                row.get(text("education")));
    }

    private static Establishment.@Nullable Position position(Record row) {
        var longitude = row.get(LONGITUDE);
        var latitude = row.get(LATITUDE);
        return longitude == null || latitude == null
                ? null
                : new Establishment.Position(longitude, latitude, row.get(text("position_source")));
    }
}
