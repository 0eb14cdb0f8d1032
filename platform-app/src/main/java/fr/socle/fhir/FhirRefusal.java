package fr.socle.fhir;

import fr.socle.kernel.Refusal;

/// What the FHIR door itself refuses, before any module is asked.
sealed interface FhirRefusal extends Refusal {

    record NoToken() implements FhirRefusal {}

    record OutOfScope(String needed) implements FhirRefusal {}

    record NotTheSas() implements FhirRefusal {}

    record NotATransaction() implements FhirRefusal {}

    record NothingTakesIt() implements FhirRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case NoToken() -> new Terms(Kind.UNAUTHENTICATED, "auth.missing-token", "An access token is needed.");
            case OutOfScope(var needed) ->
                new Terms(
                        Kind.FORBIDDEN,
                        "auth.insufficient-scope",
                        "The access token does not allow this; it would need " + needed + ".");
            case NotTheSas() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "sas.certificate-required",
                        "Programs that search slots show the certificate of the SAS.");
            case NotATransaction() ->
                new Terms(Kind.UNREADABLE, "fhir.not-a-transaction", "Only bundles of type transaction are taken.");
            case NothingTakesIt() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "fhir.unknown-transaction",
                        "Nothing here knows what to do with these resources together.");
        };
    }
}
