package fr.socle.identity;

import fr.socle.kernel.Refusal;
import java.util.Map;

/// Every "no" of this module.
public sealed interface IdentityRefusal extends Refusal {

    record Unknown() implements IdentityRefusal {}

    record NotQualified(IdentityStatus status) implements IdentityRefusal {}

    record MalformedNumber() implements IdentityRefusal {}

    record WrongKey() implements IdentityRefusal {}

    record UnknownAuthority() implements IdentityRefusal {}

    record TestNumber() implements IdentityRefusal {}

    record SearchTooWide() implements IdentityRefusal {}

    record Forbidden() implements IdentityRefusal {}

    record PageExpired() implements IdentityRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case Unknown() -> new Terms(Kind.NOT_FOUND, "identity.unknown", "There is no such person.");
            case NotQualified(var status) ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "identity.not-qualified",
                        "The identity of this person is not qualified: check it against a proof and INSi first.",
                        Map.of("status", status.name()));
            case MalformedNumber() ->
                new Terms(
                        Kind.UNREADABLE,
                        "identity.malformed-number",
                        "A matricule INS is thirteen characters and a key of two digits.");
            case WrongKey() ->
                new Terms(
                        Kind.UNREADABLE, "identity.wrong-key", "The key of the matricule INS is wrong: read it again.");
            case UnknownAuthority() ->
                new Terms(
                        Kind.UNREADABLE,
                        "identity.unknown-authority",
                        "A matricule INS is given with the OID of its assigning authority.");
            case TestNumber() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "identity.test-number",
                        "A test or demonstration number is nobody's identity here.");
            case SearchTooWide() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "identity.search-too-wide",
                        "Give an identifier, or a birth date and a name, or a family name, a given name and a birth year.");
            case Forbidden() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "identity.forbidden",
                        "Looking for a person takes a practice situation or a structure; a citizen sees himself only.");
            case PageExpired() ->
                new Terms(Kind.GONE, "identity.page-expired", "This page of results is no longer kept: search again.");
        };
    }
}
