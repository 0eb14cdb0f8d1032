package fr.socle.psc.upstream;

import static fr.socle.kernel.Refusal.Kind.CONFLICT;
import static fr.socle.kernel.Refusal.Kind.FORBIDDEN;
import static fr.socle.kernel.Refusal.Kind.NOT_FOUND;
import static fr.socle.kernel.Refusal.Kind.UNAUTHENTICATED;
import static fr.socle.kernel.Refusal.Kind.UNAVAILABLE;

import fr.socle.kernel.Refusal;

/// Why somebody who comes from another provider is not let in.
public sealed interface UpstreamRefusal extends Refusal {

    record Unreachable() implements UpstreamRefusal {}

    record Untrusted() implements UpstreamRefusal {}

    record GivenUp() implements UpstreamRefusal {}

    record TooWeak() implements UpstreamRefusal {}

    record TestPerson() implements UpstreamRefusal {}

    record UnknownProfessional() implements UpstreamRefusal {}

    record NoIdentity() implements UpstreamRefusal {}

    record SeveralIdentities() implements UpstreamRefusal {}

    record Elsewhere() implements UpstreamRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case Unreachable() ->
                new Terms(UNAVAILABLE, "auth.upstream-unreachable", "The identity provider does not answer.");
            case Untrusted() ->
                new Terms(
                        UNAUTHENTICATED,
                        "auth.upstream-untrusted",
                        "The answer of the identity provider could not be trusted.");
            case GivenUp() ->
                new Terms(UNAUTHENTICATED, "auth.upstream-given-up", "The sign-in ended at the identity provider.");
            case TooWeak() ->
                new Terms(FORBIDDEN, "auth.upstream-too-weak", "The sign-in must have the level eidas2 or eidas3.");
            case TestPerson() ->
                new Terms(FORBIDDEN, "auth.upstream-test-person", "Test persons have no access to real data.");
            case UnknownProfessional() ->
                new Terms(FORBIDDEN, "auth.upstream-unknown-professional", "The directory does not know this person.");
            case NoIdentity() ->
                new Terms(NOT_FOUND, "auth.upstream-no-identity", "No national health identity has these traits.");
            case Elsewhere() ->
                new Terms(FORBIDDEN, "auth.elsewhere", "This public signs in at its identity provider only.");
            case SeveralIdentities() ->
                new Terms(
                        CONFLICT,
                        "auth.upstream-several-identities",
                        "Several national health identities have these traits.");
        };
    }
}
