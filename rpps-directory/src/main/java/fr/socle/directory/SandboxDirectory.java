package fr.socle.directory;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The invented professionals and structures of the sandbox.
@Component
@Profile("sandbox")
public class SandboxDirectory {

    /// Makes sure they are there. The same seed always gives the same people; a second call changes nothing.
    public void ensure(long seed) {
        throw new UnsupportedOperationException();
    }

    /// Those who have a part to play in the demonstrations.
    public Cast cast() {
        throw new UnsupportedOperationException();
    }

    /// @param firstDoctor has two practice situations
    /// @param secretary works for the first doctor
    /// @param regulator SAMU regulation doctor
    public record Cast(
            Practitioner firstDoctor,
            Practitioner secondDoctor,
            Practitioner firstPharmacist,
            Practitioner secondPharmacist,
            Practitioner nurse,
            Practitioner secretary,
            Practitioner regulator,
            Establishment laboratory,
            Establishment hospital) {}
}
