package fr.socle.psc.registration;

import static fr.socle.kernel.Refusal.Kind.CONFLICT;
import static fr.socle.kernel.Refusal.Kind.NOT_FOUND;
import static fr.socle.kernel.Refusal.Kind.UNAUTHENTICATED;
import static fr.socle.kernel.Refusal.Kind.UNREADABLE;

import fr.socle.kernel.Refusal;
import java.util.Map;

/// Every "no" to the author of a program. The ones about what was asked carry the `error` of
/// <https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2> beside our code.
public sealed interface RegistrationRefusal extends Refusal {

    Map<String, String> METADATA = Map.of("error", "invalid_client_metadata");
    Map<String, String> REDIRECT = Map.of("error", "invalid_redirect_uri");

    record BadName() implements RegistrationRefusal {}

    record BadProfile() implements RegistrationRefusal {}

    record NoRedirect() implements RegistrationRefusal {}

    record BadRedirect(String address) implements RegistrationRefusal {}

    record BadAddress(String field) implements RegistrationRefusal {}

    record BadMethod(String allowed) implements RegistrationRefusal {}

    record BadGrant(String allowed) implements RegistrationRefusal {}

    record BadScope(String scope) implements RegistrationRefusal {}

    record NoKeys() implements RegistrationRefusal {}

    record BadKeys(String why) implements RegistrationRefusal {}

    record BadStructure() implements RegistrationRefusal {}

    record NoStructure() implements RegistrationRefusal {}

    record Fixed(String field) implements RegistrationRefusal {}

    record WrongToken() implements RegistrationRefusal {}

    record Unknown() implements RegistrationRefusal {}

    record NoSecret() implements RegistrationRefusal {}

    record WrongState(Registration.State state) implements RegistrationRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case BadName() ->
                new Terms(UNREADABLE, "client.bad-name", "client_name has 3 to 100 printable characters.", METADATA);
            case BadProfile() ->
                new Terms(UNREADABLE, "client.bad-profile", "profile is fapi2, psc, smart or backend.", METADATA);
            case NoRedirect() ->
                new Terms(UNREADABLE, "client.no-redirect-uri", "This profile needs redirect_uris.", REDIRECT);
            case BadRedirect(var address) ->
                new Terms(
                        UNREADABLE,
                        "client.bad-redirect-uri",
                        "A redirect address is https, or http on a loopback host, absolute, without user, fragment, "
                                + "wildcard or dot segments; ten at most. Not accepted: " + address,
                        REDIRECT);
            case BadAddress(var field) ->
                new Terms(
                        UNREADABLE,
                        "client.bad-address",
                        field + " must be an absolute https address, or http on a loopback host.",
                        METADATA);
            case BadMethod(var allowed) ->
                new Terms(
                        UNREADABLE,
                        "client.bad-auth-method",
                        "token_endpoint_auth_method for this profile: " + allowed,
                        METADATA);
            case BadGrant(var allowed) ->
                new Terms(UNREADABLE, "client.bad-grant-type", "grant_types for this profile: " + allowed, METADATA);
            case BadScope(var scope) ->
                new Terms(UNREADABLE, "client.bad-scope", "This profile has no scope " + scope, METADATA);
            case NoKeys() ->
                new Terms(UNREADABLE, "client.no-keys", "private_key_jwt needs jwks or jwks_uri, not both.", METADATA);
            case BadKeys(var why) ->
                new Terms(UNREADABLE, "client.bad-keys", "The JWK Set is not accepted: " + why, METADATA);
            case BadStructure() ->
                new Terms(
                        UNREADABLE,
                        "client.bad-structure",
                        "finess has nine characters, siret fourteen digits, each with its key; one of the two.",
                        METADATA);
            case NoStructure() ->
                new Terms(
                        UNREADABLE,
                        "client.structure-needed",
                        "This needs a program bound to a structure: give finess or siret.",
                        METADATA);
            case Fixed(var field) ->
                new Terms(CONFLICT, "client.fixed", field + " cannot change: register another client.", METADATA);
            case WrongToken() ->
                new Terms(UNAUTHENTICATED, "client.wrong-token", "This is not the client's management token.");
            case Unknown() -> new Terms(NOT_FOUND, "client.unknown", "There is no such registration.");
            case NoSecret() -> new Terms(CONFLICT, "client.no-secret", "This client has no secret: it proves a key.");
            case WrongState(var state) ->
                new Terms(CONFLICT, "client.wrong-state", "Not possible for a client that is " + state + ".");
        };
    }
}
