package fr.socle.fhir;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.TransactionHandler;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The transaction interaction (<https://hl7.org/fhir/R4/http.html#transaction>): one door, and the module that
/// knows the resources together takes them.
@Component("fhirTransactionProvider") // jOOQ has a bean of the plain name
class TransactionProvider {

    private final List<TransactionHandler> handlers;

    TransactionProvider(ObjectProvider<TransactionHandler> handlers) {
        this.handlers = handlers.orderedStream().toList();
    }

    @Transaction
    public Bundle take(@TransactionParam Bundle bundle, RequestDetails request) {
        if (bundle.getType() != BundleType.TRANSACTION) {
            throw new FhirRefusal.NotATransaction().asException();
        }
        var caller = FhirCaller.of(request);
        bundle.getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasResource)
                .forEach(entry -> FhirDoor.require(caller, entry.getResource().fhirType(), 'c'));
        return handlers.stream()
                .filter(handler -> handler.handles(bundle))
                .findFirst()
                .orElseThrow(() -> new FhirRefusal.NothingTakesIt().asException())
                .handle(bundle, request);
    }
}
