package fr.socle.identity.web.vigilance;

import fr.socle.identity.Identity;
import fr.socle.identity.vigilance.WorkItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An item of a work list, with what tells its two identities apart.
record ItemView(
        UUID id,
        String kind,
        String state,
        BigDecimal score,
        String rule,
        Instant foundAt,
        @Nullable Side one,
        @Nullable Side other,
        @Nullable String claimedBy,
        @Nullable String proposedBy,
        @Nullable String proposedReason,
        @Nullable String survivor,
        WorkItem.@Nullable Decided decided) {

    static ItemView of(WorkItem it, @Nullable Identity one, @Nullable Identity other) {
        return new ItemView(
                it.id(),
                it.kind().name(),
                it.state().name(),
                it.score(),
                it.rule(),
                it.foundAt(),
                one == null ? null : Side.of(it.one().toString(), one),
                other == null || it.other() == null ? null : Side.of(it.other().toString(), other),
                it.claimed() == null ? null : it.claimed().name(),
                it.proposed() == null ? null : it.proposed().name(),
                it.proposed() == null || it.decided() != null
                        ? null
                        : it.proposed().reason(),
                it.survivor() == null ? null : it.survivor().toString(),
                it.decided());
    }

    /// The one that stays by the merge that was proposed.
    public @Nullable String stays() {
        var sides = Stream.of(one, other).filter(Objects::nonNull);
        return sides.filter(it -> it.id().equals(survivor))
                .map(Side::fullName)
                .findFirst()
                .orElse(null);
    }

    /// One identity, without its matricule.
    record Side(
            String id,
            String birthName,
            String givenNames,
            LocalDate birthDate,
            String sex,
            String birthPlace,
            @Nullable String usedName,
            String status) {

        public String fullName() {
            return birthName + " " + givenNames;
        }

        static Side of(String id, Identity it) {
            var traits = it.traits();
            return new Side(
                    id,
                    traits.birthName(),
                    String.join(" ", traits.givenNames()),
                    traits.birthDate(),
                    traits.sex().name(),
                    traits.birthPlace(),
                    it.usedName(),
                    it.status().name());
        }
    }
}
