package fr.socle.directory;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Writes what the directory did not get from a national file. Numbers are checked before they come here: they are
/// values that cannot be wrong.
@Component
class OwnEntries {

    private static final String ESTABLISHMENT = """
            insert into directory.establishment (
                finess, key_holds, name, street_number, street_type, street, commune, department, routing_line,
                postal_code, town, phone, category, category_label, aggregate_category, aggregate_category_label,
                source, sort_key, town_key, search_text)
            values (?, true, ?, ?, ?, ?, ?, left(?, 2), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final String PRACTITIONER = """
            insert into directory.practitioner (
                id, rpps, national_id, key_holds, civility, family_name, given_name, profession, know_how, active,
                source, family_key, given_key, sort_key, search_text, category, know_hows, codes)
            values (?, ?, ?, true, ?, ?, ?, ?, ?, true, ?, ?, ?, ?, ?, 'C', ?, ?)
            on conflict do nothing""";

    private static final String SITUATION = """
            insert into directory.practice_situation (
                id, practitioner, rank, structure_id, structure_name, finess, sector, mode, active, lines,
                postal_code, town, town_key, commune, department, phone, organization, profession, know_hows,
                specialities, kind, codes, source)
            values (?, ?, ?, ?, ?, ?, ?, ?, true, array[?], ?, ?, ?, ?, left(?, 2), ?, ?, ?, ?, ?, 'GENR01', ?, ?)
            on conflict do nothing""";

    private static final String STRUCTURE = """
            insert into directory.structure (
                id, name, sector, street_number, street_type, street, postal_code, town, town_key, commune,
                department, phone, source, sort_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, left(?, 2), ?, ?, ?)
            on conflict do nothing""";

    private static final String OF_SECTOR =
            "insert into directory.structure_sector (finess, sector, source) values (?, ?, ?) on conflict do nothing";

    private static final String ROLE_LANES = """
            insert into directory.role_lane (lane, role, person)
            select distinct substr(code, 6), id, practitioner from directory.practice_situation, unnest(codes) code
             where practitioner = any(?) and code like 'LANE:SM%'
            on conflict do nothing""";

    private static final String PERSON_LANES = """
            insert into directory.person_lane (lane, sort_key, rpps, person)
            select distinct lane, sort_key, rpps, person
              from directory.role_lane join directory.practitioner on practitioner.id = person
             where person = any(?)
            on conflict do nothing""";

    private final JdbcTemplate jdbc;

    OwnEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes the caller's transaction wait for an import that is replacing the establishments, and the reverse.
    void waitForImports() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('directory.establishment'))", row -> {});
    }

    /// Only those that have a FINESS number.
    void establishments(List<Structure> structures, String source) {
        jdbc.batchUpdate(
                ESTABLISHMENT,
                structures.stream()
                        .filter(it -> it.finess() != null)
                        .map(it -> row(it, source))
                        .toList());
        jdbc.batchUpdate(
                OF_SECTOR,
                structures.stream()
                        .filter(it -> it.finess() != null)
                        .map(it -> new Object[] {String.valueOf(it.finess()), it.sector(), source})
                        .toList());
    }

    void practitioners(List<Entry> entries, String source) {
        jdbc.batchUpdate(
                PRACTITIONER, entries.stream().map(it -> row(it, source)).toList());
        jdbc.batchUpdate(
                STRUCTURE,
                entries.stream()
                        .flatMap(it -> it.places().stream())
                        .map(Place::structure)
                        .filter(it -> it.finess() == null)
                        .distinct()
                        .map(it -> structureRow(it, source))
                        .toList());
        jdbc.batchUpdate(
                SITUATION,
                entries.stream()
                        .flatMap(it -> it.places().stream().map(place -> row(it, place, source)))
                        .toList());
        var ids = entries.stream().map(it -> it.practitioner().id()).toArray(UUID[]::new);
        jdbc.update(ROLE_LANES, (Object) ids);
        jdbc.update(PERSON_LANES, (Object) ids);
    }

    private static @Nullable Object[] row(Structure it, String source) {
        var category = it.category();
        var label = category == null ? null : category.label();
        return new @Nullable Object[] {
            String.valueOf(it.finess()),
            it.name(),
            it.streetNumber(),
            it.streetType(),
            it.street(),
            it.town().commune(),
            it.town().commune(),
            it.town().postalCode() + " " + it.town().name(),
            it.town().postalCode(),
            it.town().name(),
            it.phone(),
            category == null ? "" : category.code(),
            label,
            category == null ? null : category.aggregate(),
            category == null ? null : category.aggregateLabel(),
            source,
            SearchText.of(it.name()),
            SearchText.town(it.town().name()),
            SearchText.haystack(it.name(), label, it.town().name(), String.valueOf(it.finess()))
        };
    }

    private static @Nullable Object[] structureRow(Structure it, String source) {
        return new @Nullable Object[] {
            it.id(),
            it.name(),
            it.sector(),
            it.streetNumber(),
            it.streetType(),
            it.street(),
            it.town().postalCode(),
            it.town().name(),
            SearchText.town(it.town().name()),
            it.town().commune(),
            it.town().commune(),
            it.phone(),
            source,
            SearchText.of(it.name())
        };
    }

    private static @Nullable Object[] row(Entry entry, String source) {
        var it = entry.practitioner();
        var places = entry.places().stream()
                .map(place -> place.structure().name() + " "
                        + place.structure().town().name())
                .reduce("", (a, b) -> a + " " + b);
        var family = SearchText.of(it.familyName());
        var given = SearchText.of(it.givenName());
        return new @Nullable Object[] {
            it.id(),
            it.rpps().value(),
            it.nationalId(),
            it.civility(),
            it.familyName(),
            it.givenName(),
            it.profession().code(),
            it.knowHow(),
            source,
            family,
            given,
            family + " " + given,
            SearchText.haystack(
                    it.givenName(),
                    it.familyName(),
                    Wording.of(it.profession()),
                    Wording.ofKnowHow(it.knowHow()),
                    places,
                    it.rpps().value()),
            knowHows(it).stream().map(code -> "S|" + code).toArray(String[]::new),
            codes("G15:" + it.profession().code(), "R09:C", it.knowHow() == null ? null : "KH:" + it.knowHow())
        };
    }

    private static @Nullable Object[] row(Entry entry, Place place, String source) {
        var where = place.structure();
        var town = where.town();
        return new @Nullable Object[] {
            place.id().toString(),
            entry.practitioner().id(),
            entry.places().indexOf(place),
            where.id(),
            place.name(),
            where.finess() == null ? null : where.finess().value(),
            where.sector(),
            place.mode(),
            where.addressLine(),
            town.postalCode(),
            town.name(),
            SearchText.town(town.name()),
            town.commune(),
            town.commune(),
            where.phone(),
            where.finess() == null ? where.id() : where.finess().value(),
            entry.practitioner().profession().code(),
            knowHows(entry.practitioner()).stream().map(code -> "S|" + code).toArray(String[]::new),
            knowHows(entry.practitioner()).toArray(String[]::new),
            codes(
                    "G15:" + entry.practitioner().profession().code(),
                    "R23:" + place.mode(),
                    "R22:GENR01",
                    "R02:" + where.sector(),
                    lane(entry.practitioner().knowHow(), where.sector())),
            source
        };
    }

    private static List<String> knowHows(Practitioner of) {
        return of.knowHow() == null ? List.of() : List.of(of.knowHow());
    }

    /// A speciality and a sector, as one code to search.
    private static @Nullable String lane(@Nullable String knowHow, String sector) {
        return knowHow == null ? null : "LANE:" + knowHow + "@" + sector;
    }

    private static String[] codes(@Nullable String... all) {
        return Stream.of(all).filter(Objects::nonNull).toArray(String[]::new);
    }

    /// A professional and where they practise; the situations of [#practitioner] itself are not read.
    record Entry(Practitioner practitioner, List<Place> places) {}

    /// @param name what stands on the door, which may be a part of the structure
    /// @param mode TRE_R23
    record Place(UUID id, String name, String mode, Structure structure) {}
}
