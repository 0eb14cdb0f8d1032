package fr.socle.directory.load.rpps;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The codes of the official terminologies that were loaded. Of a system nobody loaded, or only a sample of ours, no
/// code is called unknown.
@Component
class KnownCodes {

    private static final Map<Activity, String> SYSTEMS = Map.of(
            Activity.SECTOR, "%/TRE\\_R02-%",
            Activity.MODE, "%/TRE\\_R23-%",
            Activity.FUNCTION, "%/TRE\\_R21-%",
            Activity.KIND, "%/TRE\\_R22-%",
            Activity.KNOW_HOW, "%/TRE\\_R38-%");

    private final JdbcClient jdbc;

    KnownCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return nothing for a system that was not loaded
    Map<Activity, Set<String>> now() {
        var known = new EnumMap<Activity, Set<String>>(Activity.class);
        SYSTEMS.forEach((field, system) -> {
            var codes = new HashSet<>(
                    jdbc.sql("""
                        select code from directory.concept
                          join directory.code_system on url = system and code_system.version = concept.version
                         where system like :system and source <> 'sample'\
                        """).param("system", system).query(String.class).list());
            if (!codes.isEmpty()) {
                known.put(field, codes);
            }
        });
        return known;
    }
}
