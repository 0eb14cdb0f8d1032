package fr.socle.directory;

import java.util.Optional;

/// Opens the door to somebody an employer has enrolled. The sign-in layer provides it; alone, the directory enrols
/// people who cannot sign in yet.
public interface WorkerAccounts {

    /// @param nationalId PS_IdNat
    /// @return what the person signs in with the first time; nothing when the account was there already
    Optional<FirstSignIn> open(String nationalId, String displayName);

    /// Told once, to the employer who hands it over.
    record FirstSignIn(String username, String password) {

        @Override
        public String toString() {
            return "FirstSignIn[" + username + "]";
        }
    }
}
