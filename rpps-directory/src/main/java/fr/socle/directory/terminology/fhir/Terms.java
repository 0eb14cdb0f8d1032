package fr.socle.directory.terminology.fhir;

import fr.socle.directory.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The codes we know, read.
@Repository
class Terms {

    private static final String CONCEPT = """
            select concept.*, code_system.name from directory.concept
              join directory.code_system on code_system.url = concept.system and code_system.version = concept.version
             where concept.system = :system and concept.code = :code
               and (:version::text is null or concept.version = :version)
             order by concept.version desc limit 1""";

    private static final String NEWEST = """
            select version from directory.%s where url = :url and (:version::text is null or version = :version)
             order by version desc limit 1""";

    private static final String MEMBERS = """
            select member.system, member.code, coalesce(member.display, concept.display, member.code) as display
              from directory.value_set_member member
              left join lateral (select display, display_key from directory.concept
                                  where system = member.system and code = member.code
                                  order by version desc limit 1) concept on true
             where member.value_set = :url and member.version = :version
               and (:filter = '' or upper(coalesce(member.display, '')) like '%' || :filter || '%'
                    or concept.display_key like '%' || :filter || '%' or member.code like :filter || '%')
             order by member.rank""";

    private static final String WHOLE = """
            select system, code, display from directory.concept
             where system = :url and version = :version
               and (:filter = '' or display_key like '%' || :filter || '%' or upper(code) like :filter || '%')
             order by code""";

    private final JdbcClient jdbc;

    Terms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Concept> concept(String system, String code, @Nullable String version) {
        return jdbc.sql(CONCEPT)
                .param("system", system)
                .param("code", code)
                .param("version", version)
                .query((row, _) -> new Concept(
                        row.getString("system"),
                        row.getString("version"),
                        row.getString("name"),
                        row.getString("code"),
                        row.getString("display"),
                        row.getBoolean("active")))
                .optional();
    }

    /// @param table `code_system`, `value_set` or `concept_map`
    Optional<String> version(String table, String url, @Nullable String version) {
        return jdbc.sql(NEWEST.formatted(table))
                .param("url", url)
                .param("version", version)
                .query(String.class)
                .optional();
    }

    /// The members of a value set or, when the address is that of a code system, all its codes.
    ///
    /// @return nothing for an address that is neither
    Optional<Expansion> expand(String url, @Nullable String version, String filter) {
        var ofSet = version("value_set", url, version);
        if (ofSet.isPresent()) {
            return Optional.of(new Expansion(ofSet.get(), members(MEMBERS, url, ofSet.get(), filter)));
        }
        return version("code_system", url, version).map(it -> new Expansion(it, members(WHOLE, url, it, filter)));
    }

    private List<Member> members(String sql, String url, String version, String filter) {
        return jdbc.sql(sql)
                .param("url", url)
                .param("version", version)
                .param("filter", SearchText.of(filter))
                .query((row, _) -> member(row))
                .list();
    }

    /// In the newest version of each map, unless one version is asked for.
    List<Translation> translate(Asked asked) {
        return jdbc.sql("""
                        select distinct target_system, target_code, equivalence, map
                          from directory.concept_map_element element
                         where version = coalesce(:version, (select max(version) from directory.concept_map
                                                              where url = element.map))
                           and source_system = :system and source_code = :code
                           and (:target::text is null or target_system = :target)
                           and (:map::text is null or map = :map)
                         order by target_system, target_code""")
                .param("system", asked.system())
                .param("code", asked.code())
                .param("target", asked.target())
                .param("map", asked.map())
                .param("version", asked.version())
                .query((row, _) -> new Translation(
                        row.getString("target_system"),
                        row.getString("target_code"),
                        row.getString("equivalence"),
                        row.getString("map")))
                .list();
    }

    List<Known> known(String table, @Nullable String url) {
        return jdbc.sql("select url, version, name, title from directory." + table
                        + " where :url::text is null or url = :url order by url, version")
                .param("url", url)
                .query((row, _) -> new Known(
                        row.getString("url"), row.getString("version"), row.getString("name"), row.getString("title")))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(row.getString("system"), row.getString("code"), row.getString("display"));
    }

    record Concept(String system, String version, String name, String code, String display, boolean active) {}

    record Expansion(String version, List<Member> members) {}

    record Member(String system, String code, String display) {}

    /// @param map null for any, version null for the newest
    record Asked(
            String system,
            String code,
            @Nullable String target,
            @Nullable String map,
            @Nullable String version) {}

    record Translation(String system, String code, String equivalence, String map) {}

    record Known(
            String url,
            String version,
            String name,
            @Nullable String title) {}
}
