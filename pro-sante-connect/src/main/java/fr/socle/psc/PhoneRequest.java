package fr.socle.psc;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a person is asked to approve on their phone.
///
/// @param authReqId the secret name a program knows it by
/// @param client the OAuth client that asks; null for a page of ours
/// @param bindingMessage the two digits shown on both sides
/// @param situation the practice situation asked for or chosen
public record PhoneRequest(
        UUID id,
        String authReqId,
        UUID account,
        @Nullable String client,
        String clientName,
        String bindingMessage,
        Set<String> scopes,
        @Nullable String situation,
        Status status,
        Instant requestedAt,
        Instant expiresAt,
        int pollSeconds) {

    public enum Status {
        PENDING,
        APPROVED,
        REFUSED,
        USED,
        EXPIRED
    }

    /// What is asked, before it is.
    public record Question(
            @Nullable String client,
            String clientName,
            String bindingMessage,
            Set<String> scopes,
            @Nullable String situation) {}

    /// What a program learns when it asks for the answer (CIBA, poll mode).
    public sealed interface Answer {
        record Approved(PhoneRequest request) implements Answer {}

        enum NotYet implements Answer {
            PENDING,
            TOO_FAST,
            REFUSED,
            EXPIRED,
            UNKNOWN
        }
    }
}
