package fr.socle.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One line of the list of accounts a newcomer may use.
///
/// @param rpps eleven digits, for professionals
/// @param ins for citizens, always of the test authority
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SandboxAccount(
        String role,
        String displayName,
        String username,
        String password,
        @Nullable String totpSecret,
        @Nullable String rpps,
        @Nullable String finess,
        @Nullable InsOfTest ins,
        @Nullable String patientId,
        @Nullable String mailbox,
        String notes) {

    public record InsOfTest(String matricule, String oid) {}
}
