package fr.socle.psc;

import static fr.socle.kernel.Refusal.Kind.CONFLICT;
import static fr.socle.kernel.Refusal.Kind.FORBIDDEN;
import static fr.socle.kernel.Refusal.Kind.GONE;
import static fr.socle.kernel.Refusal.Kind.NOT_FOUND;
import static fr.socle.kernel.Refusal.Kind.TOO_MANY;
import static fr.socle.kernel.Refusal.Kind.UNAUTHENTICATED;
import static fr.socle.kernel.Refusal.Kind.UNREADABLE;

import fr.socle.kernel.Refusal;

/// Every "no" of the sign-in layer outside the OAuth protocol, which has its own error codes.
public sealed interface PscRefusal extends Refusal {

    record MissingToken() implements PscRefusal {}

    record InvalidToken() implements PscRefusal {}

    record ExpiredToken() implements PscRefusal {}

    record SessionEnded() implements PscRefusal {}

    record InsufficientScope() implements PscRefusal {}

    record WrongCaller() implements PscRefusal {}

    record BadAccessMode() implements PscRefusal {}

    record MissingAccessReason() implements PscRefusal {}

    record WrongCredentials() implements PscRefusal {}

    record WrongCode() implements PscRefusal {}

    record TooManyAttempts() implements PscRefusal {}

    record UnknownPhoneRequest() implements PscRefusal {}

    record PhoneRequestSettled(PhoneRequest.Status status) implements PscRefusal {}

    record UnknownSituation() implements PscRefusal {}

    record UnknownAccount() implements PscRefusal {}

    record UnknownPatient() implements PscRefusal {}

    record NoSituation() implements PscRefusal {}

    record LaunchOver() implements PscRefusal {}

    record LaunchOfAnother() implements PscRefusal {}

    /// @param parameter the one that cannot be accepted
    record BadLogoutRequest(String parameter) implements PscRefusal {}

    record RevokedPhone() implements PscRefusal {}

    record UnknownMeans() implements PscRefusal {}

    record LastMeans() implements PscRefusal {}

    record PasskeyRefused() implements PscRefusal {}

    record PresentationRefused() implements PscRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case MissingToken() ->
                new Terms(
                        UNAUTHENTICATED,
                        "auth.missing-token",
                        "An access token is needed in the Authorization header.");
            case InvalidToken() ->
                new Terms(
                        UNAUTHENTICATED, "auth.invalid-token", "The access token is not one of ours, or was altered.");
            case ExpiredToken() -> new Terms(UNAUTHENTICATED, "auth.expired-token", "The access token has expired.");
            case SessionEnded() ->
                new Terms(UNAUTHENTICATED, "auth.session-ended", "The session the token was given in has ended.");
            case InsufficientScope() ->
                new Terms(FORBIDDEN, "auth.insufficient-scope", "The access token does not give the right to do this.");
            case WrongCaller() ->
                new Terms(FORBIDDEN, "auth.wrong-caller", "This is not for the kind of user the token was given to.");
            case BadAccessMode() ->
                new Terms(
                        UNREADABLE,
                        "auth.bad-access-mode",
                        "X-Access-Mode must be normal, bris_de_glace or centre_15.");
            case MissingAccessReason() ->
                new Terms(
                        UNREADABLE,
                        "auth.missing-access-reason",
                        "An access outside the normal mode needs its reason in X-Access-Reason.");
            case WrongCredentials() ->
                new Terms(UNAUTHENTICATED, "auth.wrong-credentials", "The identifier or the password is wrong.");
            case WrongCode() ->
                new Terms(UNAUTHENTICATED, "auth.wrong-code", "The code is wrong, or was already used.");
            case TooManyAttempts() ->
                new Terms(TOO_MANY, "auth.too-many-attempts", "Too many failed attempts: wait a quarter of an hour.");
            case UnknownPhoneRequest() ->
                new Terms(NOT_FOUND, "auth.unknown-phone-request", "There is no such request on any phone.");
            case PhoneRequestSettled(var status) ->
                new Terms(
                        CONFLICT,
                        "auth.phone-request-settled",
                        "The request was already answered, or is over: " + status);
            case UnknownAccount() ->
                new Terms(NOT_FOUND, "auth.unknown-account", "Nobody who may sign in goes by this identifier.");
            case UnknownPatient() -> new Terms(NOT_FOUND, "auth.unknown-patient", "There is no such patient.");
            case NoSituation() ->
                new Terms(FORBIDDEN, "auth.no-practice-situation", "This needs a practice situation.");
            case LaunchOver() ->
                new Terms(GONE, "auth.launch-over", "The link was used, is too old, or its session has ended.");
            case LaunchOfAnother() ->
                new Terms(
                        CONFLICT,
                        "auth.launch-of-another",
                        "This browser is signed in as somebody else, or in another practice situation.");
            case BadLogoutRequest(var parameter) ->
                new Terms(UNREADABLE, "auth.bad-logout-request", parameter + " cannot be accepted.");
            case RevokedPhone() ->
                new Terms(FORBIDDEN, "auth.phone-refused", "No enrolled phone of this person said this.");
            case UnknownMeans() ->
                new Terms(NOT_FOUND, "auth.unknown-means", "There is no such means of signing in any more.");
            case LastMeans() ->
                new Terms(CONFLICT, "auth.last-means", "Add another means of signing in before removing the last one.");
            case PresentationRefused() ->
                new Terms(
                        UNAUTHENTICATED,
                        "auth.presentation-refused",
                        "What the carte Vitale showed is unknown, over, read already, or meant for something else.");
            case PasskeyRefused() ->
                new Terms(
                        UNAUTHENTICATED,
                        "auth.passkey-refused",
                        "The passkey is unknown, was removed, or did not verify its owner.");
            case UnknownSituation() ->
                new Terms(
                        UNREADABLE,
                        "auth.unknown-practice-situation",
                        "The professional has no such practice situation.");
        };
    }
}
