package fr.socle.directory.slots;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.slots.Appointment.Operator;
import fr.socle.directory.slots.Appointment.Status;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The appointments. Whether the caller may is [Booking]'s question.
@Repository
public class Appointments {

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Appointment> identifiedBy(ExternalId identifier) {
        return read("identifier_system = ? and identifier_value = ?", identifier.system(), identifier.value());
    }

    Appointment require(UUID id) {
        return read("id = ?", id).orElseThrow(() -> new SlotRefusal.UnknownAppointment().asException());
    }

    Appointment lock(UUID id) {
        return read("id = ? for update", id).orElseThrow(() -> new SlotRefusal.UnknownAppointment().asException());
    }

    private Optional<Appointment> read(String condition, Object... values) {
        return jdbc
                .sql("select * from directory.appointment where " + condition)
                .params(values)
                .query((row, _) -> read(row))
                .list()
                .stream()
                .findFirst();
    }

    /// The appointments of a person that are still to come or were, the latest first.
    public List<Appointment> of(PatientId patient) {
        return jdbc.sql("select * from directory.appointment where patient = ? order by starts desc limit 200")
                .param(patient.value())
                .query((row, _) -> read(row))
                .list();
    }

    /// @return whether it is in: no other appointment has the slot or the identifier
    boolean add(Appointment it) {
        var operator = it.operator();
        var patient = it.patient();
        return jdbc.sql("""
                        insert into directory.appointment (id, identifier_system, identifier_value, slot, status,
                               starts, ends, created, rpps, operator_type, operator_system, operator_value, patient,
                               owner, version, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(Arrays.asList(
                                it.id(),
                                it.identifier().system(),
                                it.identifier().value(),
                                it.slot(),
                                it.status().code(),
                                it.start().atOffset(UTC),
                                it.end().atOffset(UTC),
                                it.created().atOffset(UTC),
                                it.rpps(),
                                operator == null ? null : operator.type(),
                                operator == null ? null : operator.system(),
                                operator == null ? null : operator.value(),
                                patient == null ? null : patient.value(),
                                it.owner(),
                                it.version(),
                                it.updatedAt().atOffset(UTC)))
                        .update()
                == 1;
    }

    void replace(Appointment it) {
        var operator = it.operator();
        jdbc.sql("""
                        update directory.appointment
                           set status = ?, starts = ?, ends = ?, rpps = ?, operator_type = ?, operator_system = ?,
                               operator_value = ?, version = ?, updated_at = ?
                         where id = ?""")
                .params(Arrays.asList(
                        it.status().code(),
                        it.start().atOffset(UTC),
                        it.end().atOffset(UTC),
                        it.rpps(),
                        operator == null ? null : operator.type(),
                        operator == null ? null : operator.system(),
                        operator == null ? null : operator.value(),
                        it.version(),
                        it.updatedAt().atOffset(UTC),
                        it.id()))
                .update();
    }

    private static Appointment read(ResultSet row) throws SQLException {
        var operator = row.getString("operator_value");
        var patient = row.getObject("patient", UUID.class);
        return new Appointment(
                row.getObject("id", UUID.class),
                new ExternalId(row.getString("identifier_system"), row.getString("identifier_value")),
                row.getObject("slot", UUID.class),
                Status.of(row.getString("status")).orElseThrow(),
                row.getTimestamp("starts").toInstant(),
                row.getTimestamp("ends").toInstant(),
                row.getTimestamp("created").toInstant(),
                row.getString("rpps"),
                operator == null
                        ? null
                        : new Operator(row.getString("operator_type"), row.getString("operator_system"), operator),
                patient == null ? null : new PatientId(patient),
                row.getString("owner"),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant());
    }
}
