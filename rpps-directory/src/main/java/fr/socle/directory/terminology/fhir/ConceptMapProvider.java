package fr.socle.directory.terminology.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A code in another system. <https://hl7.org/fhir/R4/conceptmap-operation-translate.html>
@Component
class ConceptMapProvider implements IResourceProvider {

    /// Of these the map says that there is no counterpart.
    private static final Set<String> NO_MATCH = Set.of("unmatched", "disjoint");

    private final Terms terms;

    ConceptMapProvider(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Class<ConceptMap> getResourceType() {
        return ConceptMap.class;
    }

    @Operation(name = "$translate", idempotent = true)
    public Parameters translate(
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "conceptMapVersion") @Nullable StringType version,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "coding") @Nullable Coding coding,
            @OperationParam(name = "targetsystem") @Nullable UriType target) {
        var asked = Addresses.coding(coding, system, code);
        var found = terms.translate(new Terms.Asked(
                asked.getSystem(),
                asked.getCode(),
                target == null ? null : target.getValue(),
                url == null ? null : url.getValue(),
                version == null ? null : version.getValue()));
        var out = new Parameters();
        out.addParameter()
                .setName("result")
                .setValue(new BooleanType(found.stream().anyMatch(it -> !NO_MATCH.contains(it.equivalence()))));
        for (var translation : found) {
            var match = out.addParameter().setName("match");
            match.addPart().setName("equivalence").setValue(new CodeType(translation.equivalence()));
            match.addPart().setName("concept").setValue(new Coding(translation.system(), translation.code(), null));
            match.addPart().setName("source").setValue(new UriType(translation.map()));
        }
        return out;
    }
}
