package fr.socle.directory.load;

import fr.socle.directory.SearchText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `structureet` line, made ready for the table. What cannot be read in it (a date) is left empty; a number whose
/// key is wrong is kept, and marked.
final class FinessSite {

    private final List<String> fields;

    FinessSite(List<String> fields) {
        this.fields = fields;
    }

    String number() {
        return get(Field.NUMBER).strip();
    }

    boolean keyHolds() {
        return FinessPlusRows.keyHolds(number());
    }

    /// In the order of the columns of [FinessStaging#COPY_SITES].
    @Nullable
    Object[] row() {
        var where = where();
        var name = get(Field.NAME).strip();
        var town = where.town();
        return new @Nullable Object[] {
            number(),
            keyHolds(),
            text(Field.LEGAL_ENTITY),
            name,
            text(Field.LONG_NAME),
            text(Field.NAME_COMPLEMENT),
            text(Field.DELIVERY_COMPLEMENT),
            text(Field.STREET_NUMBER),
            text(Field.STREET_TYPE),
            text(Field.STREET),
            text(Field.STREET_COMPLEMENT),
            text(Field.LOCALITY),
            where.commune(),
            where.department(),
            text(Field.DEPARTMENT_NAME),
            text(Field.ROUTING_LINE),
            where.postalCode(),
            town,
            text(Field.PHONE),
            text(Field.FAX),
            get(Field.CATEGORY).strip(),
            text(Field.CATEGORY_LABEL),
            text(Field.AGGREGATE),
            text(Field.AGGREGATE_LABEL),
            text(Field.SIRET),
            text(Field.APE),
            text(Field.TARIFF_MODE),
            text(Field.TARIFF_MODE_LABEL),
            text(Field.PUBLIC_SERVICE),
            text(Field.PUBLIC_SERVICE_LABEL),
            date(get(Field.OPENED_ON)),
            date(get(Field.AUTHORISED_ON)),
            date(get(Field.UPDATED_ON)),
            text(Field.EDUCATION),
            SearchText.of(name),
            town == null ? null : SearchText.town(town),
            SearchText.haystack(name, text(Field.LONG_NAME), text(Field.CATEGORY_LABEL), town, number())
        };
    }

    @Nullable
    String department() {
        return where().department();
    }

    @Nullable
    String postalCode() {
        return where().postalCode();
    }

    private RoutedTown where() {
        return new RoutedTown(text(Field.DEPARTMENT), text(Field.COMMUNE), text(Field.ROUTING_LINE));
    }

    private String get(Field field) {
        return fields.get(field.ordinal());
    }

    private @Nullable String text(Field field) {
        var text = get(field).strip();
        return text.isEmpty() ? null : text;
    }

    static @Nullable LocalDate date(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /// The fields of a line, in order.
    enum Field {
        KIND,
        NUMBER,
        LEGAL_ENTITY,
        NAME,
        LONG_NAME,
        NAME_COMPLEMENT,
        DELIVERY_COMPLEMENT,
        STREET_NUMBER,
        STREET_TYPE,
        STREET,
        STREET_COMPLEMENT,
        LOCALITY,
        COMMUNE,
        DEPARTMENT,
        DEPARTMENT_NAME,
        ROUTING_LINE,
        PHONE,
        FAX,
        CATEGORY,
        CATEGORY_LABEL,
        AGGREGATE,
        AGGREGATE_LABEL,
        SIRET,
        APE,
        TARIFF_MODE,
        TARIFF_MODE_LABEL,
        PUBLIC_SERVICE,
        PUBLIC_SERVICE_LABEL,
        OPENED_ON,
        AUTHORISED_ON,
        UPDATED_ON,
        EDUCATION
    }
}
