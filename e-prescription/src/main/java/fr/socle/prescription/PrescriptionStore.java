package fr.socle.prescription;

import static java.time.ZoneOffset.UTC;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Prescriptions to change: taken under a row lock, saved with their news.
@Component
class PrescriptionStore {

    private final JdbcClient jdbc;
    private final PrescriptionReader reader;
    private final ApplicationEventPublisher news;

    PrescriptionStore(JdbcClient jdbc, PrescriptionReader reader, ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.news = news;
    }

    /// The prescription a code opens, locked until the transaction ends.
    Prescription lock(PrescriptionCode code) {
        var id = jdbc.sql("select id from prescription.prescription where number = :number for update")
                .param("number", code.number().value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new PrescriptionRefusal.Unknown().asException());
        var prescription = read(id);
        if (!code.opens(prescription.origin())) {
            throw new PrescriptionRefusal.Unknown().asException();
        }
        return prescription;
    }

    /// The one prescription these lines belong to, locked until the transaction ends.
    Prescription lock(Collection<LineId> lines) {
        if (lines.isEmpty()) {
            throw new PrescriptionRefusal.UnknownLine().asException();
        }
        var ids = jdbc.sql("select distinct prescription from prescription.line where id in (:lines)")
                .param("lines", lines.stream().map(LineId::value).toList())
                .query(UUID.class)
                .list();
        if (ids.isEmpty()) {
            throw new PrescriptionRefusal.UnknownLine().asException();
        }
        if (ids.size() > 1) {
            throw new PrescriptionRefusal.SeveralPrescriptions().asException();
        }
        jdbc.sql("select id from prescription.prescription where id = :id for update")
                .param("id", ids.getFirst())
                .query(UUID.class)
                .single();
        return read(ids.getFirst());
    }

    private Prescription read(UUID id) {
        return new Prescription(reader.read(List.of(new PrescriptionId(id))).getFirst());
    }

    void add(Prescription prescription) {
        var it = prescription.view();
        var finess = it.prescriber().finess();
        var group = it.callersGroup();
        jdbc.sql("""
                        insert into prescription.prescription (id, number, access_key, patient, prescriber_rpps,
                            prescriber_name, prescriber_profession, situation, structure_name, structure_finess,
                            issued_at, written_on, valid_until, callers_group_system, callers_group_value, version)
                        values (:id, :number, :key, :patient, :rpps, :name, :profession, :situation, :structure,
                            :finess, :issuedAt, :writtenOn, :validUntil, :groupSystem, :groupValue, :version)""")
                .param("id", it.id().value())
                .param("number", it.number())
                .param("key", PrescriptionCode.read(it.code()).key())
                .param("patient", it.patient().value())
                .param("rpps", it.prescriber().rpps().value())
                .param("name", it.prescriber().name())
                .param("profession", it.prescriber().profession())
                .param("situation", it.prescriber().situation())
                .param("structure", it.prescriber().structureName())
                .param("finess", finess == null ? null : finess.value())
                .param("issuedAt", it.issuedAt().atOffset(UTC))
                .param("writtenOn", it.writtenOn())
                .param("validUntil", it.validUntil())
                .param("groupSystem", group == null ? null : group.system())
                .param("groupValue", group == null ? null : group.value())
                .param("version", it.version())
                .update();
        it.lines().forEach(line -> add(it, line));
        prescription.facts().forEach(news::publishEvent);
    }

    private void add(PrescriptionView prescription, Line line) {
        var callers = line.callersIdentifier();
        jdbc.sql("""
                        insert into prescription.line (id, prescription, position, cis, cip13, medication_name,
                            substances, base_version, dosage_text, dosage_structured, quantity, unit, state, state_at,
                            callers_system, callers_value)
                        values (:id, :prescription, :position, :cis, :cip13, :name, :substances, :base, :dosage,
                            cast(:structured as jsonb), :quantity, :unit, :state, :at, :system, :value)""")
                .param("id", line.id().value())
                .param("prescription", prescription.id().value())
                .param("position", line.position())
                .param("cis", line.medication().cis())
                .param("cip13", line.medication().cip13())
                .param("name", line.medication().name())
                .param("substances", line.medication().substances())
                .param("base", line.medication().baseVersion())
                .param("dosage", line.dosage().text())
                .param("structured", line.dosage().structured())
                .param("quantity", line.prescribed().value())
                .param("unit", line.prescribed().unit())
                .param("state", StoredState.of(line.state()).name())
                .param("at", prescription.issuedAt().atOffset(UTC))
                .param("system", callers == null ? null : callers.system())
                .param("value", callers == null ? null : callers.value())
                .update();
    }

    void save(Prescription prescription) {
        var before = prescription.origin();
        var now = prescription.view();
        var lease = now.lease();
        jdbc.sql("""
                        update prescription.prescription
                        set lease_pharmacy = :pharmacy, lease_until = :until, version = version + 1 where id = :id""")
                .param("pharmacy", lease == null ? null : lease.pharmacy().value())
                .param("until", lease == null ? null : lease.until().atOffset(UTC))
                .param("id", now.id().value())
                .update();
        now.lines().stream().filter(it -> !before.lines().contains(it)).forEach(it -> save(now, it));
        prescription.newDispensings().forEach(this::add);
        prescription.facts().forEach(news::publishEvent);
    }

    private void save(PrescriptionView prescription, Line line) {
        jdbc.sql("""
                        update prescription.line
                        set dispensed = :dispensed, state = :state, state_at = :at, state_reason = :reason
                        where id = :id""")
                .param("dispensed", line.dispensed().value())
                .param("state", StoredState.of(line.state()).name())
                .param(
                        "at",
                        StoredState.at(line.state(), prescription.issuedAt()).atOffset(UTC))
                .param("reason", StoredState.reason(line.state()))
                .param("id", line.id().value())
                .update();
    }

    private void add(DispensingView dispensing) {
        jdbc.sql("""
                        insert into prescription.dispensing
                            (id, prescription, pharmacist_rpps, pharmacist_name, pharmacy, pharmacy_name, at)
                        values (:id, :prescription, :rpps, :name, :pharmacy, :pharmacyName, :at)""")
                .param("id", dispensing.id().value())
                .param("prescription", dispensing.prescription().value())
                .param("rpps", dispensing.by().rpps().value())
                .param("name", dispensing.by().name())
                .param("pharmacy", dispensing.by().pharmacy().value())
                .param("pharmacyName", dispensing.by().pharmacyName())
                .param("at", dispensing.at().atOffset(UTC))
                .update();
        dispensing
                .items()
                .forEach(item -> jdbc.sql("""
                        insert into prescription.dispensed_line (id, dispensing, line, quantity, unit, cip13)
                        values (:id, :dispensing, :line, :quantity, :unit, :cip13)""")
                        .param("id", item.id())
                        .param("dispensing", dispensing.id().value())
                        .param("line", item.line().value())
                        .param("quantity", item.quantity().value())
                        .param("unit", item.quantity().unit())
                        .param("cip13", item.cip13())
                        .update());
    }
}
