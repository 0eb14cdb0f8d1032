package fr.socle.directory.slots;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stretch of time in a diary.
///
/// @param reason in the words of the diary, when the slot is kept for one
/// @param specialities TRE_R38
/// @param walkIn whether one may come without an appointment (v2-0276 `WALKIN`)
/// @param bookingUrl where the diary takes appointments; a free slot always has it
/// @param cpts FINESS numbers of the CPTS that share it
public record TimeSlot(
        UUID id,
        UUID agenda,
        @Nullable ExternalId identifier,
        Instant start,
        Instant end,
        Status status,
        Set<Audience> audiences,
        Set<Consultation> consultations,
        @Nullable String reason,
        List<String> specialities,
        boolean walkIn,
        @Nullable String bookingUrl,
        List<String> cpts,
        int version,
        Instant updatedAt) {

    /// <https://hl7.org/fhir/R4/valueset-slotstatus.html>
    public enum Status {
        FREE("free"),
        BUSY("busy"),
        UNAVAILABLE("busy-unavailable"),
        TENTATIVE("busy-tentative");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Status> of(String code) {
            return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
        }
    }

    /// TRE_R314: who may see the slot.
    public enum Audience {
        PUBLIC,
        PRO,
        SNP,
        CPTS
    }

    /// v3-ActCode: at the practice, at home, at a distance.
    public enum Consultation {
        AMB,
        HH,
        VR
    }
}
