package fr.socle.directory.load;

import fr.socle.database.Copy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Takes the lines of the file into two temporary tables, by COPY. A connection has room for one COPY at a time: when
/// the kind of line changes, one ends and the other begins.
final class FinessStaging implements AutoCloseable {

    static final String CREATE_SITES = """
            create temporary table finess_site on commit drop as
            select finess, key_holds, legal_entity, name, long_name, name_complement, delivery_complement,
                   street_number, street_type, street, street_complement, locality, commune, department,
                   department_name, routing_line, postal_code, town, phone, fax, category, category_label,
                   aggregate_category, aggregate_category_label, siret, ape, tariff_mode, tariff_mode_label,
                   public_service, public_service_label, opened_on, authorised_on, updated_on, education,
                   sort_key, town_key, search_text
              from directory.establishment with no data""";

    static final String CREATE_POSITIONS = """
            create temporary table finess_position (
                line bigint, finess text collate "C", x double precision, y double precision, crs integer,
                source text, positioned_on date, longitude double precision, latitude double precision)
            on commit drop""";

    static final String CREATE_ENTITIES = """
            create temporary table finess_entity (
                finess text, name text, long_name text, siren text, legal_status text, ape text, active boolean,
                opened_on date, closed_on date, delivery_complement text, street_number text, street_type text,
                street text, locality text, postal_code text, town text, town_key text, commune text,
                department text, phone text, sort_key text)
            on commit drop""";

    static final String COPY_ENTITIES = "copy finess_entity from stdin";
    static final String COPY_SITES = "copy finess_site from stdin";
    static final String COPY_POSITIONS = "copy finess_position from stdin";

    private final Connection connection;
    private @Nullable Copy open;
    private String into = "";

    FinessStaging(Connection connection) {
        this.connection = connection;
    }

    /// In the order of the columns of [#CREATE_SITES].
    void site(@Nullable Object[] row) throws IOException, SQLException {
        copy(COPY_SITES).row(row);
    }

    /// In the order of the columns of [#CREATE_ENTITIES].
    void legalEntity(@Nullable Object[] row) throws IOException, SQLException {
        copy(COPY_ENTITIES).row(row);
    }

    void position(@Nullable Object[] row) throws IOException, SQLException {
        copy(COPY_POSITIONS).row(row);
    }

    private Copy copy(String statement) throws IOException, SQLException {
        if (open == null || !into.equals(statement)) {
            close();
            open = Copy.into(connection, statement);
            into = statement;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
