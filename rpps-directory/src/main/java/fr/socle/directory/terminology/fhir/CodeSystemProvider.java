package fr.socle.directory.terminology.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.DirectoryRefusal;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a code means. <https://hl7.org/fhir/R4/codesystem-operation-lookup.html>
@Component
class CodeSystemProvider implements IResourceProvider {

    private final Terms terms;

    CodeSystemProvider(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Class<CodeSystem> getResourceType() {
        return CodeSystem.class;
    }

    @Search
    public List<CodeSystem> search(@OptionalParam(name = CodeSystem.SP_URL) @Nullable UriParam url) {
        return terms.known("code_system", url == null ? null : url.getValue()).stream()
                .map(it -> {
                    var system = new CodeSystem()
                            .setUrl(it.url())
                            .setVersion(it.version())
                            .setName(it.name())
                            .setTitle(it.title())
                            .setStatus(PublicationStatus.ACTIVE)
                            .setContent(CodeSystemContentMode.NOTPRESENT);
                    system.setId(Addresses.id(it.url(), it.version()));
                    return system;
                })
                .toList();
    }

    @Operation(name = "$lookup", idempotent = true)
    public Parameters lookup(
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "version") @Nullable StringType version,
            @OperationParam(name = "coding") @Nullable Coding coding) {
        var asked = Addresses.coding(coding, system, code);
        var found = terms.concept(asked.getSystem(), asked.getCode(), version == null ? null : version.getValue())
                .orElseThrow(() -> new DirectoryRefusal.UnknownCode(asked.getCode()).asException());
        var out = new Parameters();
        out.addParameter("name", found.name());
        out.addParameter("version", found.version());
        out.addParameter("display", found.display());
        var inactive = out.addParameter().setName("property");
        inactive.addPart().setName("code").setValue(new CodeType("inactive"));
        inactive.addPart().setName("value").setValue(new BooleanType(!found.active()));
        return out;
    }

    @Operation(name = "$validate-code", idempotent = true)
    public Parameters validate(
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "version") @Nullable StringType version,
            @OperationParam(name = "display") @Nullable StringType display,
            @OperationParam(name = "coding") @Nullable Coding coding) {
        var asked = Addresses.coding(coding, url, code);
        return Addresses.verdict(
                asked,
                terms.concept(asked.getSystem(), asked.getCode(), version == null ? null : version.getValue())
                        .map(Terms.Concept::display)
                        .orElse(null),
                display == null ? null : display.getValue());
    }
}
