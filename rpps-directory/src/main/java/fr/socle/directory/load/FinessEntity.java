package fr.socle.directory.load;

import fr.socle.directory.SearchText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `structureej` line, made ready for the table: a legal entity.
final class FinessEntity {

    private final List<String> fields;

    FinessEntity(List<String> fields) {
        this.fields = fields;
    }

    String number() {
        return get(Field.NUMBER).strip();
    }

    boolean keyHolds() {
        return FinessPlusRows.keyHolds(number());
    }

    /// In the order of the columns of [FinessStaging#COPY_ENTITIES].
    @Nullable
    Object[] row() {
        var name = get(Field.NAME).strip();
        var where = new RoutedTown(text(Field.DEPARTMENT), text(Field.COMMUNE), text(Field.ROUTING_LINE));
        var town = where.town();
        return new @Nullable Object[] {
            number(),
            name,
            text(Field.LONG_NAME),
            text(Field.SIREN),
            text(Field.LEGAL_STATUS),
            text(Field.APE),
            true,
            FinessSite.date(get(Field.CREATED_ON)),
            null,
            text(Field.DELIVERY_COMPLEMENT),
            text(Field.STREET_NUMBER),
            text(Field.STREET_TYPE),
            text(Field.STREET),
            text(Field.LOCALITY),
            where.postalCode(),
            town,
            town == null ? null : SearchText.town(town),
            where.commune(),
            where.department(),
            text(Field.PHONE),
            SearchText.of(name)
        };
    }

    private String get(Field field) {
        return fields.get(field.ordinal());
    }

    private @Nullable String text(Field field) {
        var text = get(field).strip();
        return text.isEmpty() ? null : text;
    }

    /// The fields of a line, in order.
    enum Field {
        KIND,
        NUMBER,
        NAME,
        LONG_NAME,
        NAME_COMPLEMENT,
        STREET_NUMBER,
        STREET_TYPE,
        STREET,
        STREET_COMPLEMENT,
        DELIVERY_COMPLEMENT,
        LOCALITY,
        COMMUNE,
        ROUTING_LINE,
        DEPARTMENT,
        DEPARTMENT_NAME,
        PHONE,
        LEGAL_STATUS,
        LEGAL_STATUS_LABEL,
        CATEGORY,
        CATEGORY_LABEL,
        SIREN,
        APE,
        CREATED_ON
    }
}
