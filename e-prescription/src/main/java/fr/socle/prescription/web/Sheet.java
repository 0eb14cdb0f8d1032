package fr.socle.prescription.web;

import fr.socle.prescription.Line;
import fr.socle.prescription.LineState;
import fr.socle.prescription.PrescriptionNumber;
import fr.socle.prescription.PrescriptionView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prescription as a page shows it.
record Sheet(
        String number,
        String grouped,
        String prescriber,
        String structure,
        LocalDate writtenOn,
        LocalDate validUntil,
        String status,
        boolean open,
        List<Row> lines,
        List<Handed> dispensings,
        @Nullable ZonedDateTime leaseUntil) {

    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    static Sheet of(PrescriptionView it) {
        return new Sheet(
                it.number(),
                new PrescriptionNumber(it.number()).inGroups(),
                it.prescriber().name(),
                it.prescriber().structureName(),
                it.writtenOn(),
                it.validUntil(),
                it.status().name(),
                it.lines().stream().anyMatch(Line::isOpen),
                it.lines().stream().map(Sheet::row).toList(),
                it.dispensings().stream()
                        .map(one -> new Handed(
                                inFrance(one.at()),
                                one.by().pharmacyName(),
                                one.items().stream()
                                        .map(item -> item.medication() + " : " + item.quantity())
                                        .toList()))
                        .toList(),
                it.lease() == null ? null : inFrance(it.lease().until()));
    }

    private static Row row(Line line) {
        var reason =
                switch (line.state()) {
                    case LineState.Refused it -> it.reason();
                    case LineState.Cancelled it -> it.reason();
                    default -> "";
                };
        return new Row(
                line.id().toString(),
                line.position(),
                line.medication().name(),
                line.medication().substances(),
                line.dosage().text(),
                line.prescribed().toString(),
                line.remaining().value().toPlainString(),
                line.remaining().unit(),
                line.state().getClass().getSimpleName(),
                reason,
                line.isOpen());
    }

    private static ZonedDateTime inFrance(Instant at) {
        return at.atZone(FRANCE);
    }

    /// @param state simple name of the [LineState], the last part of its message key
    record Row(
            String id,
            int position,
            String name,
            String substances,
            String dosage,
            String quantity,
            String remaining,
            String unit,
            String state,
            String reason,
            boolean open) {}

    record Handed(ZonedDateTime at, String pharmacy, List<String> items) {}
}
