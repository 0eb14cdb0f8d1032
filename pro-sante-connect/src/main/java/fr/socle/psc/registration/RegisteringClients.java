package fr.socle.psc.registration;

import fr.socle.kernel.Ids;
import fr.socle.kernel.Refused;
import fr.socle.psc.ClientSecrets;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.PscSettings;
import fr.socle.psc.RealTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The author of a program registers it: it is active at once in the sandbox, and waits for an administrator in
/// production.
@Service
public class RegisteringClients {

    private final Registrations registrations;
    private final Clients clients;
    private final PscSettings settings;
    private final RealTime time;
    private final boolean atOnce;

    RegisteringClients(
            Registrations registrations,
            Clients clients,
            PscSettings settings,
            RealTime time,
            Environment environment) {
        this.registrations = registrations;
        this.clients = clients;
        this.settings = settings;
        this.time = time;
        this.atOnce = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    /// Shown once: we keep digests of the two.
    ///
    /// @param managementToken who holds it manages the registration
    public record Registered(
            Registration registration,
            String managementToken,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "Registered[" + registration.clientId() + "]";
        }
    }

    @Transactional
    public Registered register(ClientRequest request) {
        if (registrations.inTheLastHour() >= settings.registration().perHour()) {
            throw new PscRefusal.TooManyAttempts().asException();
        }
        RequestRules.check(request);
        var registration = new Registration(
                Ids.next().toString(),
                atOnce ? Registration.State.ACTIVE : Registration.State.PROPOSED,
                request,
                time.now(),
                null,
                null,
                null);
        var token = ClientSecrets.next();
        var secret = Offer.of(request).method(request).startsWith("client_secret") ? ClientSecrets.next() : null;
        registrations.add(registration, digest(token));
        clients.write(registration, secret == null ? null : digest(secret));
        return new Registered(registration, token, secret);
    }

    /// @throws Refused the same for a wrong token and for an unknown client
    public Registration owned(String clientId, String managementToken) {
        var kept = registrations.token(clientId).orElse(null);
        if (!new ClientSecrets().matches(managementToken, kept)) {
            throw new RegistrationRefusal.WrongToken().asException();
        }
        return registrations.find(clientId).orElseThrow();
    }

    private static String digest(String secret) {
        return Objects.requireNonNull(new ClientSecrets().encode(secret));
    }
}
