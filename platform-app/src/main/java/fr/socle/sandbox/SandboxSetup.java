package fr.socle.sandbox;

import fr.socle.directory.SandboxDirectory;
import fr.socle.directory.TreatingPhysicians;
import fr.socle.directory.TreatingPhysicians.Provenance;
import fr.socle.espacesante.CareTeams;
import fr.socle.espacesante.CareTeams.Origin;
import fr.socle.identity.SandboxPopulation;
import fr.socle.prescription.SandboxMedications;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Fills an empty sandbox before the program says it is ready. On a full one it finds everything there.
@Component
@Profile("sandbox")
class SandboxSetup implements ApplicationRunner {

    private final SandboxPopulation population;
    private final SandboxDirectory directory;
    private final SandboxMedications medications;
    private final SandboxAccounts accounts;
    private final CareTeams careTeams;
    private final TreatingPhysicians physicians;
    private final int size;
    private final long seed;

    SandboxSetup(
            SandboxPopulation population,
            SandboxDirectory directory,
            SandboxMedications medications,
            SandboxAccounts accounts,
            CareTeams careTeams,
            TreatingPhysicians physicians,
            @Value("${socle.sandbox.population}") int size,
            @Value("${socle.sandbox.seed}") long seed) {
        this.population = population;
        this.directory = directory;
        this.medications = medications;
        this.accounts = accounts;
        this.careTeams = careTeams;
        this.physicians = physicians;
        this.size = size;
        this.seed = seed;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        directory.ensure(seed);
        population.ensure(size, seed);
        medications.ensure();
        accounts.open();
        var people = population.cast();
        var staff = directory.cast();
        physicians.take(people.firstCitizen(), staff.firstDoctor().rpps(), Provenance.SANDBOX);
        careTeams.declare(people.firstCitizen(), staff.firstDoctor().rpps(), Origin.TREATING_PHYSICIAN);
        careTeams.declare(people.firstCitizen(), staff.nurse().rpps(), Origin.DECLARED);
    }
}
