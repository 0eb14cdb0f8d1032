package fr.socle.directory.offer;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.Establishment;
import fr.socle.directory.EstablishmentFilter;
import fr.socle.directory.Establishments;
import fr.socle.directory.Place;
import fr.socle.directory.SandboxDirectory.Cast;
import fr.socle.directory.SandboxPart;
import fr.socle.directory.beds.CapacityRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The sandbox's offer: the hospital down to its wards and beds, one offer in each other establishment. Its
/// towns lie on an island nobody can visit, far out in the Atlantic, so that distances and maps can be tried.
@Component
@Profile("sandbox")
@Order(1)
class SandboxOffer implements SandboxPart {

    private static final String SOURCE = "sandbox";
    private static final double WEST = -8.60;
    private static final double SOUTH = 46.85;

    private static final List<Ward> WARDS = List.of(
            new Ward("urg", "pole-urgences", "Accueil des urgences", "157", "33", 12, 3),
            new Ward("uhcd", "pole-urgences", "Unité d’hospitalisation de courte durée", "157", "13", 8, 2),
            new Ward("med1", "pole-medecine", "Médecine polyvalente, 1er étage", "071", "28", 28, 4),
            new Ward("med2", "pole-medecine", "Médecine polyvalente, 2e étage", "071", "28", 28, 0),
            new Ward("cardio", "pole-medecine", "Cardiologie", "020", "28", 20, 2),
            new Ward("usic", "pole-medecine", "Soins intensifs cardiologiques", "021", "28", 6, 1),
            new Ward("pneumo", "pole-medecine", "Pneumologie", "110", "28", 18, 5),
            new Ward("geria", "pole-medecine", "Gériatrie aiguë", "060", "28", 24, 1),
            new Ward("rea", "pole-medecine", "Réanimation", "129", "28", 10, 1),
            new Ward("chir", "pole-chirurgie", "Chirurgie générale", "030", "28", 26, 6),
            new Ward("ortho", "pole-chirurgie", "Orthopédie et traumatologie", "103", "28", 22, 3),
            new Ward("ambu", "pole-chirurgie", "Chirurgie ambulatoire", "030", "29", 12, 7),
            new Ward("mater", "pole-mere-enfant", "Maternité", "100", "28", 18, 4),
            new Ward("neo", "pole-mere-enfant", "Néonatologie", "094", "28", 6, 2),
            new Ward("pedia", "pole-mere-enfant", "Pédiatrie", "104", "28", 14, 5),
            new Ward("usmp", "pole-medecine", "Unité sanitaire en milieu pénitentiaire", "089", "28", 4, 1));

    private final Establishments establishments;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    SandboxOffer(Establishments establishments, JdbcTemplate jdbc, Clock clock) {
        this.establishments = establishments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void ensure(Cast cast) {
        if (Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from directory.ror_place where source = ?)", Boolean.class, SOURCE))) {
            return;
        }
        standOnTheIsland();
        hospital(establishments.require(cast.hospital().number()));
        establishments
                .search(List.of(new EstablishmentFilter.In(new Place.Department("99"))), null, 200)
                .items()
                .stream()
                .filter(it -> !it.number().equals(cast.hospital().number()))
                .forEach(this::single);
    }

    /// Towns on a grid, establishments around the middle of their town.
    private void standOnTheIsland() {
        jdbc.update("""
                update directory.establishment
                   set longitude = ? + 0.16 * (substr(commune, 3)::int % 3) + (abs(hashtext(finess)) % 97) * 0.0004,
                       latitude = ? + 0.09 * (substr(commune, 3)::int / 3) + (abs(hashtext(name)) % 89) * 0.0003
                 where source = ? and longitude is null and commune ~ '^99[0-9]{3}$'""", WEST, SOUTH, SOURCE);
        jdbc.update("""
                insert into directory.structure_point (organization, place, latitude, longitude, precision)
                select finess, directory.on_plane(latitude, longitude), latitude, longitude, 'address'
                  from directory.establishment where source = 'sandbox' and longitude is not null
                on conflict do nothing""");
        jdbc.update("""
                insert into directory.structure_point (organization, place, latitude, longitude, precision)
                select distinct on (organization) organization, directory.on_plane(lat, lon), lat, lon, 'commune'
                  from (select coalesce(organization, finess, structure_id) as organization, middle.lat, middle.lon
                          from directory.practice_situation practice
                          join (select commune, avg(latitude) as lat, avg(longitude) as lon
                                  from directory.establishment where source = 'sandbox' group by commune) middle
                         using (commune)) practice
                on conflict do nothing""");
        jdbc.update("""
                insert into directory.own_declaration (rpps, takes_new_patients, step_free_access, home_visits,
                       teleconsultation, declared_at)
                select rpps, abs(hashtext(rpps)) % 3 = 0, abs(hashtext(rpps)) % 2 = 0, abs(hashtext(rpps)) % 5 = 0,
                       abs(hashtext(rpps)) % 4 = 0, now()
                  from directory.practitioner
                 where national_id like '899700%' and profession in ('10', '40', '50') and abs(hashtext(rpps)) % 4 > 0
                on conflict do nothing""");
    }

    private void hospital(Establishment hospital) {
        var now = clock.instant();
        var finess = hospital.number();
        var units = new ArrayList<Unit>();
        for (var pole : List.of("urgences", "medecine", "chirurgie", "mere-enfant")) {
            units.add(unit("pole-" + pole, "Pôle " + pole, "pole", finess, null, now));
        }
        for (var ward : WARDS) {
            units.add(unit("uf-" + ward.code(), ward.name(), "uf", finess, id(ward.pole()), now));
        }
        jdbc.batchUpdate(
                OfferRow.ADD_UNIT,
                units.stream().map(it -> OfferRow.values(it, SOURCE)).toList());
        for (var i = 0; i < WARDS.size(); i++) {
            var ward = WARDS.get(i);
            var counted = i == 7 ? now.minus(Duration.ofDays(3)) : now.minus(Duration.ofMinutes(7L * i));
            place(ward.code(), ward.name(), hospital, id("uf-" + ward.code()), now);
            beds(id(ward.code()), ward, counted);
            offer(ward, hospital, now);
        }
    }

    private void single(Establishment it) {
        var now = clock.instant();
        var code = "e" + it.number();
        place(code, it.displayName(), it, null, now);
        var careMode = it.category().code().equals("500") ? "46" : "32";
        offer(new Ward(code, "", it.displayName(), "071", careMode, 0, 0), it, now);
        if (it.category().code().equals("500")) {
            beds(id(code), new Ward(code, "", it.displayName(), "060", "46", 84, 3), now.minus(Duration.ofHours(5)));
        }
    }

    private void place(String code, String name, Establishment where, @Nullable String unit, Instant now) {
        var address = where.address();
        var position = where.position();
        jdbc.update(
                """
                insert into directory.ror_place (id, number, name, kind, finess, unit, line, town, postal_code, commune,
                       department, longitude, latitude, source, version, updated_at)
                values (?, ?, ?, '001', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""",
                id(code),
                "99/" + code,
                name,
                where.number(),
                unit,
                address.lines().isEmpty() ? null : address.lines().getFirst(),
                address.town(),
                address.postalCode(),
                address.commune(),
                Objects.requireNonNullElse(address.department(), "99"),
                position == null ? null : position.longitude(),
                position == null ? null : position.latitude(),
                SOURCE,
                now.atOffset(UTC));
    }

    private void beds(String place, Ward ward, Instant at) {
        var women = ward.available() / 2;
        var rows = List.of(
                CapacityRow.beds(CapacityRow.INSTALLED, null, ward.installed(), at),
                CapacityRow.beds(CapacityRow.AVAILABLE, "01", women, at),
                CapacityRow.beds(CapacityRow.AVAILABLE, "02", ward.available() - women, at),
                CapacityRow.beds(CapacityRow.OCCUPIED, null, ward.installed() - ward.available(), at));
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            jdbc.update(
                    """
                    insert into directory.bed_row (place, rank, kind, status, temporality, number, source_kind, gender,
                           assignment, updated_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    place,
                    i,
                    row.kind(),
                    row.status(),
                    row.temporality(),
                    row.number(),
                    row.source(),
                    row.gender(),
                    row.assignment(),
                    at.atOffset(UTC));
        }
    }

    private void offer(Ward ward, Establishment where, Instant now) {
        var inHospital = !ward.pole().isEmpty();
        var child = ward.code().equals("pedia") || ward.code().equals("neo");
        var prison = ward.code().equals("usmp");
        jdbc.update(
                OfferRow.ADD_OFFER,
                OfferRow.values(
                        new Offer(
                                id("offre-" + ward.code()),
                                "99/offre-" + ward.code(),
                                ward.name(),
                                where.number(),
                                inHospital ? id("uf-" + ward.code()) : null,
                                "01",
                                where.category().code().equals("500") ? "02" : "01",
                                List.of(ward.activity()),
                                where.category().code().equals("500") ? "20" : null,
                                ward.careMode(),
                                List.of(),
                                new Offer.Ages(child ? null : 180, child ? 215 : null),
                                where.category().code().equals("500") ? List.of("10") : List.of(),
                                List.of(),
                                null,
                                prison,
                                new Offer.Contact(where.phone(), prison ? "3" : inHospital ? "2" : "1"),
                                List.of(new Offer.Hours(
                                        List.of("mon", "tue", "wed", "thu", "fri"),
                                        inHospital ? "00:00" : "08:30",
                                        inHospital ? "23:59" : "18:30")),
                                List.of(id(ward.code())),
                                where.address().commune(),
                                Objects.requireNonNullElse(where.address().department(), "99"),
                                null,
                                now,
                                now,
                                null),
                        SOURCE));
    }

    private static Unit unit(
            String code, String name, String kind, String finess, @Nullable String partOf, Instant now) {
        return new Unit(id(code), "99/" + code, name, kind, finess, partOf, null, now);
    }

    private static String id(String code) {
        return "99-" + code;
    }

    private record Ward(
            String code, String pole, String name, String activity, String careMode, int installed, int available) {}
}
