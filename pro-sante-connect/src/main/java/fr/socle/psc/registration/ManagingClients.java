package fr.socle.psc.registration;

import static fr.socle.psc.registration.Registration.State.ACTIVE;
import static fr.socle.psc.registration.Registration.State.BLOCKED;
import static fr.socle.psc.registration.Registration.State.REFUSED;
import static fr.socle.psc.registration.Registration.State.RETIRED;
import static fr.socle.psc.registration.Registration.State.SUSPENDED;

import fr.socle.kernel.Caller;
import fr.socle.psc.ClientSecrets;
import fr.socle.psc.KnownClients;
import fr.socle.psc.PscSettings;
import fr.socle.psc.RealTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What happens to a registered program: its owner rotates its keys and secrets, suspends and retires it; an
/// administrator approves, refuses, and blocks it. Every change is in force everywhere within a second.
@Service
@Transactional
public class ManagingClients {

    private final Registrations registrations;
    private final Clients clients;
    private final PscSettings settings;
    private final RealTime time;

    ManagingClients(Registrations registrations, Clients clients, PscSettings settings, RealTime time) {
        this.registrations = registrations;
        this.clients = clients;
        this.settings = settings;
        this.time = time;
    }

    /// @param until how long the secret before goes on
    public record NewSecret(String secret, Instant until) {

        @Override
        public String toString() {
            return "NewSecret[until " + until + "]";
        }
    }

    public List<Registration> all() {
        return registrations.all();
    }

    public Registration get(String clientId) {
        return registrations.find(clientId).orElseThrow(() -> new RegistrationRefusal.Unknown().asException());
    }

    /// Names and addresses may change; what was approved may not.
    public Registration change(String clientId, ClientRequest request) {
        var before = live(clientId);
        var old = before.request();
        fixed("profile", Objects.equals(old.profile(), request.profile()));
        fixed("scope", old.scopes().equals(request.scopes()));
        fixed("grant_types", Offer.of(old).grants(old).equals(Offer.of(request).grants(request)));
        fixed(
                "token_endpoint_auth_method",
                Offer.of(old).method(old).equals(Offer.of(request).method(request)));
        fixed("finess, siret", RequestRules.structure(old).equals(RequestRules.structure(request)));
        RequestRules.check(request);
        return rewrite(before, request);
    }

    /// The keys from now on. Rotation without a gap: first the old and the new together, later the new alone.
    public Registration replaceKeys(String clientId, @Nullable Map<String, Object> jwks, @Nullable String address) {
        var before = live(clientId);
        var request = before.request().withKeys(jwks, address);
        RequestRules.check(request);
        return rewrite(before, request);
    }

    /// The old secret goes on for a while, so that instances of a program change one after another.
    public NewSecret rotateSecret(String clientId) {
        live(clientId);
        var kept = clients.secret(clientId);
        if (kept == null) {
            throw new RegistrationRefusal.NoSecret().asException();
        }
        var secret = ClientSecrets.next();
        var until = time.now().plus(settings.registration().overlap());
        clients.change(clientId, it -> it.clientSecret(ClientSecrets.rotated(secret, kept, until)));
        return new NewSecret(secret, until);
    }

    public Registration suspend(String clientId) {
        return move(clientId, SUSPENDED, null, null);
    }

    /// By its owner, who does not lift what an administrator decided.
    public Registration resume(String clientId) {
        requireState(registrations.require(clientId), SUSPENDED);
        return move(clientId, ACTIVE, null, null);
    }

    public Registration retire(String clientId) {
        return move(clientId, RETIRED, null, null);
    }

    public Registration approve(Caller.Administrator by, String clientId) {
        return move(clientId, ACTIVE, by, null);
    }

    public Registration refuse(Caller.Administrator by, String clientId, String reason) {
        return move(clientId, REFUSED, by, reason);
    }

    public Registration block(Caller.Administrator by, String clientId, String reason) {
        return move(clientId, BLOCKED, by, reason);
    }

    private Registration move(
            String clientId, Registration.State state, Caller.@Nullable Administrator by, @Nullable String reason) {
        var before = registrations.require(clientId);
        if (!before.may(state)) {
            throw new RegistrationRefusal.WrongState(before.state()).asException();
        }
        registrations.decide(clientId, state, by == null ? null : by.username(), reason);
        clients.change(
                clientId, client -> client.clientSettings(held(client.build().getClientSettings(), state)));
        return registrations.find(clientId).orElseThrow();
    }

    private static ClientSettings held(ClientSettings before, Registration.State state) {
        return ClientSettings.withSettings(before.getSettings())
                .settings(it -> {
                    if (state == ACTIVE) {
                        it.remove(KnownClients.HELD);
                    } else {
                        it.put(KnownClients.HELD, state.name());
                    }
                })
                .build();
    }

    private Registration rewrite(Registration before, ClientRequest request) {
        registrations.change(before.clientId(), request);
        var after = registrations.find(before.clientId()).orElseThrow();
        clients.write(after, clients.secret(before.clientId()));
        return after;
    }

    private Registration live(String clientId) {
        var registration = registrations.require(clientId);
        if (registration.state() == REFUSED || registration.state() == RETIRED) {
            throw new RegistrationRefusal.WrongState(registration.state()).asException();
        }
        return registration;
    }

    private static void requireState(Registration registration, Registration.State state) {
        if (registration.state() != state) {
            throw new RegistrationRefusal.WrongState(registration.state()).asException();
        }
    }

    private static void fixed(String field, boolean same) {
        if (!same) {
            throw new RegistrationRefusal.Fixed(field).asException();
        }
    }
}
