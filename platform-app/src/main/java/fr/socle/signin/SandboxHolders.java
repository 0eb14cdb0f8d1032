package fr.socle.signin;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.SandboxPopulation;
import fr.socle.psc.PivotIdentity;
import fr.socle.psc.SandboxCitizens;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The citizens of the sandbox who hold a digital identity. The sandbox only.
@Component
@Profile("sandbox")
class SandboxHolders implements SandboxCitizens {

    private final SandboxPopulation population;
    private final Identities identities;

    SandboxHolders(SandboxPopulation population, Identities identities) {
        this.population = population;
        this.identities = identities;
    }

    @Override
    public List<Citizen> all() {
        var cast = population.cast();
        return Stream.of(cast.firstCitizen(), cast.parent(), cast.carer(), cast.otherCitizen(), cast.caredFor())
                .map(identities::require)
                .map(SandboxHolders::citizen)
                .toList();
    }

    private static Citizen citizen(Identity it) {
        var traits = it.traits();
        return new Citizen(
                it.id(),
                it.displayName(),
                new PivotIdentity(
                        traits.birthName(),
                        traits.givenNames(),
                        traits.sex().name(),
                        traits.birthDate().toString(),
                        traits.birthPlace()));
    }
}
