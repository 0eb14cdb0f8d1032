package fr.socle.psc;

import fr.socle.kernel.PatientId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Those who may sign in.
@Service
public class Accounts {

    /// Opens an account; does nothing when the user name is taken.
    public void open(NewAccount account) {
        throw new UnsupportedOperationException(account.username());
    }

    public enum Kind {
        PROFESSIONAL,
        CITIZEN,
        ADMINISTRATOR
    }

    /// @param nationalId of a professional
    /// @param patient the person a citizen's account belongs to
    /// @param totpSecret Base32, for an authenticator application (RFC 6238)
    public record NewAccount(
            String username,
            String password,
            Kind kind,
            String displayName,
            @Nullable String nationalId,
            @Nullable PatientId patient,
            @Nullable String totpSecret) {

        @Override
        public String toString() {
            return "NewAccount[" + username + ", " + kind + "]";
        }
    }
}
