package fr.socle.identity.local;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a structure says of one of its patients.
///
/// @param ins when the structure sends one
/// @param proof what the person showed there, when it says so
public record Feed(
        Ipp ipp,
        StrictTraits traits,
        IdentityStatus status,
        Set<Attribute> attributes,
        @Nullable Ins ins,
        @Nullable Shown proof,
        LocalIdentity.Used used,
        Acquisition acquisition) {

    /// @param on the day it was seen; of the message, when it does not say
    public record Shown(
            ProofKind kind,
            @Nullable LocalDate on,
            @Nullable LocalDate expires) {}

    /// The same without the INS: what a receiver keeps of an identity that is not qualified (PAM France).
    public Feed withoutIns() {
        return new Feed(ipp, traits, status, attributes, null, proof, used, acquisition);
    }

    @Override
    public String toString() {
        return "Feed[•••]";
    }
}
