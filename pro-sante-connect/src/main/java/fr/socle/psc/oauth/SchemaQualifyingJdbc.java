package fr.socle.psc.oauth;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;

/// Spring's authorization server writes the bare names of its tables; ours stand in the schema of the module. Only
/// the operations its three stores use are qualified.
final class SchemaQualifyingJdbc extends JdbcTemplate {

    SchemaQualifyingJdbc(DataSource source) {
        super(source);
    }

    private static String qualified(String sql) {
        return sql.replace(" oauth2_", " psc.oauth2_");
    }

    @Override
    public <T extends @Nullable Object> List<T> query(
            String sql, @Nullable PreparedStatementSetter setter, RowMapper<T> mapper) {
        return super.query(qualified(sql), setter, mapper);
    }

    @Override
    public <T extends @Nullable Object> List<T> query(
            String sql, RowMapper<T> mapper, @Nullable Object @Nullable ... arguments) {
        return super.query(qualified(sql), mapper, arguments);
    }

    @Override
    public <T> @Nullable T queryForObject(String sql, Class<T> type, @Nullable Object @Nullable ... arguments) {
        return super.queryForObject(qualified(sql), type, arguments);
    }

    @Override
    public int update(String sql, @Nullable PreparedStatementSetter setter) {
        return super.update(qualified(sql), setter);
    }
}
