package fr.socle.prescription;

import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stored prescriptions as views: three queries however many there are.
@Component
class PrescriptionReader {

    private final JdbcClient jdbc;
    private final PublicAddresses addresses;

    PrescriptionReader(JdbcClient jdbc, PublicAddresses addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /// In the order of the identifiers given; unknown ones are left out.
    List<PrescriptionView> read(Collection<PrescriptionId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var keys = ids.stream().map(PrescriptionId::value).toList();
        var lines = lines(keys);
        var dispensings = dispensings(keys);
        var found = new HashMap<UUID, PrescriptionView>();
        jdbc.sql("select * from prescription.prescription where id in (:ids)")
                .param("ids", keys)
                .query((row, _) -> head(row))
                .list()
                .forEach(it -> found.put(
                        it.id().value(),
                        it.with(
                                lines.getOrDefault(it.id().value(), List.of()),
                                dispensings.getOrDefault(it.id().value(), List.of()),
                                it.lease())));
        return ids.stream()
                .map(it -> found.get(it.value()))
                .filter(it -> it != null)
                .distinct()
                .toList();
    }

    Optional<PrescriptionView> byNumber(String number) {
        return jdbc.sql("select id from prescription.prescription where number = :number")
                .param("number", number)
                .query(UUID.class)
                .optional()
                .flatMap(it -> read(List.of(new PrescriptionId(it))).stream().findFirst());
    }

    private Map<UUID, List<Line>> lines(List<UUID> prescriptions) {
        var found = new HashMap<UUID, List<Line>>();
        jdbc.sql("select * from prescription.line where prescription in (:ids) order by prescription, position")
                .param("ids", prescriptions)
                .query(row -> {
                    found.computeIfAbsent(row.getObject("prescription", UUID.class), _ -> new ArrayList<>())
                            .add(line(row));
                });
        return found;
    }

    private Map<UUID, List<DispensingView>> dispensings(List<UUID> prescriptions) {
        var items = new HashMap<UUID, List<DispensingView.Item>>();
        jdbc.sql("""
                        select i.*, l.medication_name from prescription.dispensed_line i
                        join prescription.dispensing d on d.id = i.dispensing
                        join prescription.line l on l.id = i.line
                        where d.prescription in (:ids) order by i.id""").param("ids", prescriptions).query(row -> {
            items.computeIfAbsent(row.getObject("dispensing", UUID.class), _ -> new ArrayList<>())
                    .add(item(row));
        });
        var found = new HashMap<UUID, List<DispensingView>>();
        jdbc.sql("""
                        select d.*, p.patient from prescription.dispensing d
                        join prescription.prescription p on p.id = d.prescription
                        where d.prescription in (:ids) order by d.id""").param("ids", prescriptions).query(row -> {
            var id = row.getObject("id", UUID.class);
            found.computeIfAbsent(row.getObject("prescription", UUID.class), _ -> new ArrayList<>())
                    .add(dispensing(row, items.getOrDefault(id, List.of())));
        });
        return found;
    }

    private PrescriptionView head(ResultSet row) throws SQLException {
        var number = new PrescriptionNumber(row.getString("number"));
        return new PrescriptionView(
                new PrescriptionId(row.getObject("id", UUID.class)),
                number.value(),
                addresses.code(number, row.getString("access_key")),
                new PatientId(row.getObject("patient", UUID.class)),
                prescriber(row),
                instant(row, "issued_at"),
                row.getObject("written_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                callers(row, "callers_group_system", "callers_group_value"),
                row.getLong("version"),
                List.of(),
                List.of(),
                lease(row));
    }

    private static Prescriber prescriber(ResultSet row) throws SQLException {
        var finess = row.getString("structure_finess");
        return new Prescriber(
                new RppsNumber(row.getString("prescriber_rpps")),
                row.getString("prescriber_name"),
                row.getString("prescriber_profession"),
                row.getString("situation"),
                row.getString("structure_name"),
                finess == null ? null : new FinessNumber(finess));
    }

    private static @Nullable Lease lease(ResultSet row) throws SQLException {
        var pharmacy = row.getString("lease_pharmacy");
        return pharmacy == null ? null : new Lease(new FinessNumber(pharmacy), instant(row, "lease_until"));
    }

    private static Line line(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return new Line(
                new LineId(row.getObject("id", UUID.class)),
                row.getInt("position"),
                new PrescribedMedication(
                        row.getString("cis"),
                        row.getString("cip13"),
                        row.getString("medication_name"),
                        row.getString("substances"),
                        row.getInt("base_version")),
                new Dosage(row.getString("dosage_text"), row.getString("dosage_structured")),
                new Quantity(row.getBigDecimal("quantity"), unit),
                new Quantity(row.getBigDecimal("dispensed"), unit),
                StoredState.read(row.getString("state"), instant(row, "state_at"), row.getString("state_reason")),
                callers(row, "callers_system", "callers_value"));
    }

    private static DispensingView dispensing(ResultSet row, List<DispensingView.Item> items) throws SQLException {
        return new DispensingView(
                new DispensingId(row.getObject("id", UUID.class)),
                new PrescriptionId(row.getObject("prescription", UUID.class)),
                new PatientId(row.getObject("patient", UUID.class)),
                new Pharmacist(
                        new RppsNumber(row.getString("pharmacist_rpps")),
                        row.getString("pharmacist_name"),
                        new FinessNumber(row.getString("pharmacy")),
                        row.getString("pharmacy_name")),
                instant(row, "at"),
                items);
    }

    private static DispensingView.Item item(ResultSet row) throws SQLException {
        return new DispensingView.Item(
                row.getObject("id", UUID.class),
                new LineId(row.getObject("line", UUID.class)),
                row.getString("medication_name"),
                new Quantity(row.getBigDecimal("quantity"), row.getString("unit")),
                row.getString("cip13"));
    }

    private static @Nullable CallersIdentifier callers(ResultSet row, String system, String value) throws SQLException {
        var known = row.getString(value);
        return known == null ? null : new CallersIdentifier(row.getString(system), known);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
