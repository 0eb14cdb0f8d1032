package fr.socle.directory.slots;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An appointment, made or only reported.
///
/// @param identifier the name the one who made it gave; conditional writes ask by it
/// @param slot null when it was made in a diary we do not hold
/// @param rpps of the professional who is seen
/// @param operator the regulator who made it
/// @param owner reference of the caller who created it
public record Appointment(
        UUID id,
        ExternalId identifier,
        @Nullable UUID slot,
        Status status,
        Instant start,
        Instant end,
        Instant created,
        @Nullable String rpps,
        @Nullable Operator operator,
        @Nullable PatientId patient,
        String owner,
        int version,
        Instant updatedAt) {

    /// @param type `IDNPS` or `INTRN`
    public record Operator(String type, String system, String value) {}

    /// What the SAS knows of <https://hl7.org/fhir/R4/valueset-appointmentstatus.html>.
    public enum Status {
        PENDING("pending"),
        BOOKED("booked"),
        FULFILLED("fulfilled"),
        NOSHOW("noshow"),
        CANCELLED("cancelled");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Status> of(@Nullable String code) {
            return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
        }
    }
}
