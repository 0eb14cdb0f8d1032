package fr.socle.prescription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// What the platform itself puts on a prescription: number, key, dates.
@Component
class Issuance {

    private final PrescriptionNumbers numbers;
    private final PublicAddresses addresses;
    private final RuleFigures figures;
    private final Clock clock;

    Issuance(PrescriptionNumbers numbers, PublicAddresses addresses, RuleFigures figures, Clock clock) {
        this.numbers = numbers;
        this.addresses = addresses;
        this.figures = figures;
        this.clock = clock;
    }

    /// As precise as the database keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    PrescriptionNumber nextNumber() {
        return numbers.next();
    }

    String code(PrescriptionNumber number) {
        return addresses.code(number, PrescriptionCode.newKey());
    }

    LocalDate validUntil(LocalDate writtenOn) {
        return writtenOn.plusMonths(figures.on(writtenOn, RuleFigures.FIRST_DISPENSING_MONTHS));
    }

    int mostLines(LocalDate day) {
        return figures.on(day, RuleFigures.LONGEST_PRESCRIPTION);
    }
}
