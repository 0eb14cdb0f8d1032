package fr.socle.directory.load.text;

import fr.socle.kernel.imports.ImportRefusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// The moment a new version takes the place of the one that serves: its tables are taken from everybody else, all of
/// them or none. Taken one after the other they would stop a reader that holds the second and waits for the first, and
/// the database would end one of the two.
@Component
public class Switch {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 600;
    private static final String LONGEST_WAIT = "set local lock_timeout = '300ms'";
    private static final String PAUSE = "select pg_sleep(0.7)";

    private final DataSource dataSource;

    Switch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Waits for those who are reading; to be called inside the import's transaction, which keeps the tables to its
    // end.
    ///
    /// @param tables constants, with their schema
    /// @throws fr.socle.kernel.Refused if somebody has been using them for ten minutes
    public void takeAlone(List<String> tables) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.createStatement()) {
            statement.execute(LONGEST_WAIT);
            for (var i = 0; i < TRIES; i++) {
                if (taken(connection, tables)) {
                    statement.execute("set local lock_timeout = 0");
                    return;
                }
                // those who came behind us go first
                statement.execute(PAUSE);
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The new version could not be put in its place", unexpected);
        }
        throw new ImportRefusal.Busy().asException();
    }

    private static boolean taken(Connection connection, List<String> tables) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + String.join(", ", tables) + " in access exclusive mode");
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException waited) {
            if (!LOCK_NOT_AVAILABLE.equals(waited.getSQLState())) {
                throw waited;
            }
            connection.rollback(before);
            return false;
        }
    }
}
