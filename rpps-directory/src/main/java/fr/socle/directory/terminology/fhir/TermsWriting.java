package fr.socle.directory.terminology.fhir;

import fr.socle.directory.SearchText;
import fr.socle.kernel.imports.ImportRefusal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The codes we know, written: a version replaces the same version, and stands beside the others.
@Repository
class TermsWriting {

    private static final String UNVERSIONED = "0";
    private static final double LEAST = 0.95;

    private final JdbcTemplate jdbc;

    TermsWriting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// @return how many codes it has
    /// @throws fr.socle.kernel.Refused when the same version had many more
    long codeSystem(CodeSystem system) {
        var version = version(system.getVersion());
        var before = count("concept where system = ? and version = ?", system.getUrl(), version);
        jdbc.update("delete from directory.code_system where url = ? and version = ?", system.getUrl(), version);
        jdbc.update(
                "insert into directory.code_system (url, version, name, title, source) values (?, ?, ?, ?, 'file')",
                system.getUrl(),
                version,
                name(system.getName(), system.getUrl()),
                system.getTitle());
        var rows = new ArrayList<Object[]>();
        concepts(system.getConcept(), system.getUrl(), version, rows);
        refuseIfShrunk(before, rows.size());
        jdbc.batchUpdate("""
            insert into directory.concept (system, version, code, display, active, display_key)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing\
            """, rows);
        return rows.size();
    }

    private static void concepts(
            List<ConceptDefinitionComponent> concepts, String url, String version, List<Object[]> rows) {
        for (var concept : concepts) {
            var display = concept.hasDisplay() ? concept.getDisplay() : concept.getCode();
            var inactive = concept.getProperty().stream()
                    .anyMatch(it -> it.getCode().equals("inactive")
                            && it.hasValueBooleanType()
                            && it.getValueBooleanType().booleanValue());
            rows.add(new Object[] {url, version, concept.getCode(), display, !inactive, SearchText.of(display)});
            concepts(concept.getConcept(), url, version, rows);
        }
    }

    /// Codes of a set that lists none of a system stand for all of it.
    long valueSet(ValueSet set) {
        var version = version(set.getVersion());
        var before = count("value_set_member where value_set = ? and version = ?", set.getUrl(), version);
        jdbc.update("delete from directory.value_set where url = ? and version = ?", set.getUrl(), version);
        jdbc.update(
                "insert into directory.value_set (url, version, name, title, source) values (?, ?, ?, ?, 'file')",
                set.getUrl(),
                version,
                name(set.getName(), set.getUrl()),
                set.getTitle());
        var rows = new ArrayList<Object[]>();
        for (var include : set.getCompose().getInclude()) {
            if (include.hasConcept()) {
                include.getConcept()
                        .forEach(it -> rows.add(new Object[] {
                            set.getUrl(), version, include.getSystem(), it.getCode(), it.getDisplay(), rows.size()
                        }));
            } else if (include.hasSystem()) {
                jdbc.update("""
                    insert into directory.value_set_member (value_set, version, system, code, display, rank)
                    select ?, ?, system, code, display, row_number() over (order by code)
                      from directory.concept where system = ? on conflict do nothing\
                    """, set.getUrl(), version, include.getSystem());
            }
        }
        jdbc.batchUpdate("""
            insert into directory.value_set_member (value_set, version, system, code, display, rank)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing\
            """, rows);
        refuseIfShrunk(before, count("value_set_member where value_set = ? and version = ?", set.getUrl(), version));
        return Math.max(1, rows.size());
    }

    long conceptMap(ConceptMap map) {
        var version = version(map.getVersion());
        jdbc.update("delete from directory.concept_map where url = ? and version = ?", map.getUrl(), version);
        jdbc.update(
                "insert into directory.concept_map (url, version, name, source) values (?, ?, ?, 'file')",
                map.getUrl(),
                version,
                name(map.getName(), map.getUrl()));
        var rows = new ArrayList<Object[]>();
        // codes of no system translate nothing, and what has no counterpart has no code
        var groups = map.getGroup().stream()
                .filter(it -> it.hasSource() && it.hasTarget())
                .toList();
        for (var group : groups) {
            for (var element : group.getElement()) {
                element.getTarget().stream()
                        .filter(it -> it.hasCode() && element.hasCode())
                        .forEach(it -> rows.add(new Object[] {
                            map.getUrl(),
                            version,
                            group.getSource(),
                            element.getCode(),
                            group.getTarget(),
                            it.getCode(),
                            it.hasEquivalence() ? it.getEquivalence().toCode() : "relatedto"
                        }));
            }
        }
        jdbc.batchUpdate("insert into directory.concept_map_element values (?, ?, ?, ?, ?, ?, ?)", rows);
        return rows.size();
    }

    private long count(String from, Object... parameters) {
        var count = jdbc.queryForObject("select count(*) from directory." + from, Long.class, parameters);
        return count == null ? 0 : count;
    }

    private static void refuseIfShrunk(long before, long now) {
        if (now < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, now).asException();
        }
    }

    private static String version(@Nullable String version) {
        return version == null || version.isBlank() ? UNVERSIONED : version;
    }

    private static String name(@Nullable String name, String url) {
        return name == null ? url : name;
    }
}
