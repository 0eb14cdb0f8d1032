package fr.socle.directory;

import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.RppsNumber;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The invented professionals and structures of the sandbox.
@Component
@Profile("sandbox")
public class SandboxDirectory {

    private static final String SOURCE = "sandbox";

    private final OwnEntries entries;
    private final Practitioners practitioners;
    private final Establishments establishments;

    private final List<SandboxPart> parts;

    SandboxDirectory(
            OwnEntries entries, Practitioners practitioners, Establishments establishments, List<SandboxPart> parts) {
        this.entries = entries;
        this.practitioners = practitioners;
        this.establishments = establishments;
        this.parts = parts;
    }

    /// Makes sure they are there. The same seed always gives the same people; where they are, nothing changes.
    @Transactional
    public void ensure(long seed) {
        if (practitioners.byRpps(SandboxPeople.REGULATOR).isEmpty()) {
            entries.waitForImports();
            var invented = new SandboxPeople(seed);
            entries.establishments(invented.structures(), SOURCE);
            entries.practitioners(invented.entries(), SOURCE);
        }
        parts.forEach(it -> it.ensure(cast()));
    }

    /// Those who have a part to play in the demonstrations.
    public Cast cast() {
        var people = practitioners.byNumbers(List.of(
                SandboxPeople.FIRST_DOCTOR.value(),
                SandboxPeople.SECOND_DOCTOR.value(),
                SandboxPeople.FIRST_PHARMACIST.value(),
                SandboxPeople.SECOND_PHARMACIST.value(),
                SandboxPeople.NURSE.value(),
                SandboxPeople.SECRETARY.value(),
                SandboxPeople.REGULATOR.value()));
        return new Cast(
                of(people, SandboxPeople.FIRST_DOCTOR),
                of(people, SandboxPeople.SECOND_DOCTOR),
                of(people, SandboxPeople.FIRST_PHARMACIST),
                of(people, SandboxPeople.SECOND_PHARMACIST),
                of(people, SandboxPeople.NURSE),
                of(people, SandboxPeople.SECRETARY),
                of(people, SandboxPeople.REGULATOR),
                of(SandboxPeople.LABORATORY),
                of(SandboxPeople.HOSPITAL),
                of(SandboxPeople.CPTS));
    }

    private static Practitioner of(Map<String, Practitioner> people, RppsNumber rpps) {
        var person = people.get(rpps.value());
        if (person == null) {
            throw new IllegalStateException("The sandbox directory is empty");
        }
        return person;
    }

    private Establishment of(FinessNumber finess) {
        return establishments
                .byFiness(finess)
                .orElseThrow(() -> new IllegalStateException("The sandbox directory is empty"));
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
            Establishment hospital,
            Establishment cpts) {}
}
