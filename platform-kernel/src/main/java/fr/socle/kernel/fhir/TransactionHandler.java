package fr.socle.kernel.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;

/// A module's answer to one kind of transaction bundle (`POST /fhir`,
/// <https://hl7.org/fhir/R4/http.html#transaction>). The FHIR server has a single door for transactions and gives
/// each bundle to the one handler that says it is its own.
public interface TransactionHandler {

    /// Looks at the shape of the bundle only: no access, no refusal.
    boolean handles(Bundle bundle);

    /// All or nothing.
    ///
    /// @return a bundle of type `transaction-response`, one entry for each entry received, in their order
    /// @throws fr.socle.kernel.Refused when a rule says no; nothing is then written
    Bundle handle(Bundle bundle, RequestDetails request);
}
