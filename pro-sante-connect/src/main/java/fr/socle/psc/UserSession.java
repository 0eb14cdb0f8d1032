package fr.socle.psc;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where somebody is signed in, as the session page shows it.
///
/// @param means `phone`, `totp`… as in [SessionUser]
/// @param program the registration of the program that asked on the phone; null when a page did
/// @param browser as it named itself (`User-Agent`)
/// @param programs registrations of the programs that received tokens in it
public record UserSession(
        UUID id,
        UUID account,
        String means,
        @Nullable String program,
        @Nullable String browser,
        Instant startedAt,
        Instant lastUsedAt,
        List<String> programs) {

    public UserSession {
        programs = List.copyOf(programs);
    }

    public enum Ending {
        /// the person left, or ended it from the list
        PERSON,
        /// a program asked for it (RP-initiated logout)
        PROGRAM,
        /// somebody else signed in with the same browser
        REPLACED,
        /// idle too long, or open too long
        TIME,
        /// the directory no longer knows the professional, or the practice situation
        DIRECTORY,
        /// the account was merged into another
        MERGED
    }
}
