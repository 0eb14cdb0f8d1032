package fr.socle.directory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The communes of INSEE, with those that are no more, as far as the import `insee-communes` brought them.
@Service
public class Communes {

    private final JdbcClient jdbc;

    Communes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param code five characters; the department is its first two, or three overseas
    public Knowledge of(String code) {
        var department = code.substring(0, code.startsWith("97") || code.startsWith("98") ? 3 : 2);
        return jdbc.sql("""
                        select exists (select from directory.commune where code = :code) as listed,
                               exists (select from directory.commune
                                        where code >= :department and code < :department || '~'
                                          and until is not null) as covered""")
                .param("code", code)
                .param("department", department)
                .query((row, _) -> row.getBoolean("listed")
                        ? Knowledge.LISTED
                        : row.getBoolean("covered") ? Knowledge.NOT_LISTED : Knowledge.NO_LIST)
                .single();
    }

    public enum Knowledge {
        LISTED,
        NOT_LISTED,
        /// Nothing is known about the communes this department once had.
        NO_LIST
    }
}
