package fr.socle.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import fr.socle.kernel.fhir.Searchset;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/// Takes out the total that the FHIR library writes when nobody counted: it counts bundles, so it always says 1.
@Component
@Interceptor
class UncountedTotal {

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void takeOut(IBaseResource answer) {
        if (answer instanceof Bundle bundle && Searchset.isUncounted(bundle)) {
            bundle.setTotalElement(null);
        }
    }
}
