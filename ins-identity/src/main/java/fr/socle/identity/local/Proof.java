package fr.socle.identity.local;

import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody showed, the day it was seen and who saw it. A copy of the document is never kept.
///
/// @param operatorName the name of the operator, or of the program that says so in the name of its structure
public record Proof(
        UUID id,
        ProofKind kind,
        LocalDate seenOn,
        Actor operator,
        String operatorName,
        @Nullable LocalDate expiresOn) {

    public static Proof seen(ProofKind kind, LocalDate on, Caller by, @Nullable LocalDate expiresOn) {
        return new Proof(Ids.next(), kind, on, by.actor(), by.displayName(), expiresOn);
    }

    boolean saysTheSameAs(Proof other) {
        return kind == other.kind && seenOn.equals(other.seenOn);
    }
}
