package fr.socle.directory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import fr.socle.directory.fhir.search.ResourceType;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.stereotype.Component;

/// Declares what the searches of the directory know, from the very definitions that answer them.
@Component
@Interceptor
class DeclaredSearches {

    private final DirectoryDoor door;

    DeclaredSearches(DirectoryDoor door) {
        this.door = door;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void declare(IBaseConformance conformance) {
        if (conformance instanceof CapabilityStatement statement) {
            for (var resource : statement.getRestFirstRep().getResource()) {
                if (door.searches().know(resource.getType())) {
                    declare(resource, door.searches().of(resource.getType()));
                }
            }
        }
    }

    private static void declare(CapabilityStatementRestResourceComponent resource, ResourceType type) {
        resource.getSearchParam().clear();
        type.parameters().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(it -> resource.addSearchParam()
                        .setName(it.getKey())
                        .setType(SearchParamType.fromCode(it.getValue().kind())));
        resource.getSearchInclude().clear();
        type.includes().forEach(resource::addSearchInclude);
        resource.getSearchRevInclude().clear();
        type.reverseIncludes().forEach(resource::addSearchRevInclude);
    }
}
