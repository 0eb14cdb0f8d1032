package fr.socle.identity.local;

import fr.socle.identity.Identity;
import fr.socle.identity.Traits;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A patient of a structure, as that structure knows them.
///
/// @param dateCompleted a part of the birth date was unknown
/// @param insiAt when INSi last gave the traits
/// @param usedName nom utilisé, only when the person gave one
public record LocalIdentity(
        PatientId id,
        Ipp ipp,
        Standing standing,
        Traits traits,
        boolean dateCompleted,
        Used used,
        Acquisition acquisition,
        @Nullable Instant insiAt,
        int version,
        Instant updatedAt) {

    public LocalIdentity {
        if (dateCompleted && standing.kept() != null) {
            throw LocalRefusal.COMPLETED_DATE.asException();
        }
    }

    /// What the person is called by, and their rank among twins.
    public record Used(
            @Nullable String name,
            @Nullable String givenName,
            @Nullable Integer birthRank) {

        public static final Used NONE = new Used(null, null, null);
    }

    public boolean isPlaceUnknown() {
        return traits.birthPlace().equals(StrictTraits.UNKNOWN_PLACE);
    }

    public boolean isQualified() {
        return standing instanceof Standing.Qualified;
    }

    /// For the other modules: with the INS of a qualified identity, and no other.
    public Identity asIdentity() {
        return new Identity(
                id,
                standing.status(),
                standing instanceof Standing.Qualified it ? it.ins() : null,
                traits,
                used.name(),
                used.givenName(),
                used.birthRank(),
                null,
                Identity.Contact.NONE,
                List.of());
    }

    LocalIdentity standing(Standing now) {
        return new LocalIdentity(id, ipp, now, traits, dateCompleted, used, acquisition, insiAt, version, updatedAt);
    }

    LocalIdentity fromInsi(Traits theirs, Standing now, Instant at) {
        return new LocalIdentity(id, ipp, now, theirs, false, used, Acquisition.INSI, at, version, updatedAt);
    }

    @Override
    public String toString() {
        return "LocalIdentity[" + id + ", " + standing.status() + "]";
    }
}
