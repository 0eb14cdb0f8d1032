package fr.socle.psc.upstream;

import fr.socle.psc.Account;
import fr.socle.psc.CitizensByPivot;
import fr.socle.psc.CitizensByPivot.Answer;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.upstream.UpstreamSignIn.Arrival;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;

/// Finds out who arrives from a provider: a citizen by the pivot identity, a professional by the national identifier.
@Service
public class Welcoming {

    private final UpstreamAccounts accounts;
    private final CitizensByPivot citizens;
    private final ProfessionalRegistry professionals;
    private final boolean refuseTestPersons;

    Welcoming(
            UpstreamAccounts accounts,
            CitizensByPivot citizens,
            ProfessionalRegistry professionals,
            UpstreamSettings settings,
            Environment environment) {
        this.accounts = accounts;
        this.citizens = citizens;
        this.professionals = professionals;
        this.refuseTestPersons = Objects.requireNonNullElse(
                settings.refuseTestPersons(), !environment.acceptsProfiles(Profiles.of("sandbox")));
    }

    /// @throws fr.socle.kernel.Refused with the reason in plain words
    public Account welcome(Arrival arrival) {
        return switch (arrival.provider()) {
            case FRANCE_CONNECT -> citizen(arrival);
            case PRO_SANTE_CONNECT -> professional(arrival);
        };
    }

    private Account citizen(Arrival arrival) {
        return accounts.linked(arrival.provider(), arrival.subject()).orElseGet(() -> switch (citizens.find(
                FranceConnectPivot.of(arrival.claims()))) {
            case Answer.One one ->
                accounts.link(
                        arrival.provider(), arrival.subject(), accounts.ofCitizen(one.patient(), one.displayName()));
            case Answer.No.NONE -> throw new UpstreamRefusal.NoIdentity().asException();
            case Answer.No.SEVERAL -> throw new UpstreamRefusal.SeveralIdentities().asException();
        });
    }

    /// The national identifier may change, and the provider lists every one: the first the directory knows counts.
    private Account professional(Arrival arrival) {
        if (refuseTestPersons && TestPersons.includes(arrival.claims())) {
            throw new UpstreamRefusal.TestPerson().asException();
        }
        var registered = TestPersons.identifiers(arrival.claims()).stream()
                .flatMap(id -> professionals.byNationalId(id).stream())
                .findFirst()
                .orElseThrow(() -> new UpstreamRefusal.UnknownProfessional().asException());
        var account = accounts.linked(arrival.provider(), arrival.subject())
                .filter(it -> registered.nationalId().equals(it.nationalId()))
                .orElseGet(() -> accounts.ofProfessional(registered.nationalId(), registered.displayName()));
        return accounts.link(arrival.provider(), arrival.subject(), account);
    }
}
