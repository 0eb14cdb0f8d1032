package fr.socle.psc;

import fr.socle.kernel.PatientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in, without anything secret.
///
/// @param id the stable name of the account
/// @param nationalId of a professional
/// @param patient of a citizen
/// @param hasTotp an authenticator application is enrolled
public record Account(
        UUID id,
        String username,
        Accounts.Kind kind,
        String displayName,
        @Nullable String nationalId,
        @Nullable PatientId patient,
        boolean hasTotp) {}
