package fr.socle.directory.terminology.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.DirectoryRefusal;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which codes may stand somewhere. <https://hl7.org/fhir/R4/valueset-operation-expand.html>
@Component
class ValueSetProvider implements IResourceProvider {

    private static final int LARGEST = 1_000;

    private final Terms terms;
    private final Clock clock;

    ValueSetProvider(Terms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Class<ValueSet> getResourceType() {
        return ValueSet.class;
    }

    @Search
    public List<ValueSet> search(@OptionalParam(name = ValueSet.SP_URL) @Nullable UriParam url) {
        return terms.known("value_set", url == null ? null : url.getValue()).stream()
                .map(it -> {
                    var set = new ValueSet()
                            .setUrl(it.url())
                            .setVersion(it.version())
                            .setName(it.name())
                            .setTitle(it.title())
                            .setStatus(PublicationStatus.ACTIVE);
                    set.setId(Addresses.id(it.url(), it.version()));
                    return set;
                })
                .toList();
    }

    /// @param url of a value set, or of a code system for all its codes
    /// @param filter letters anywhere in the words, or the beginning of the code
    @Operation(name = "$expand", idempotent = true)
    public ValueSet expand(
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "valueSetVersion") @Nullable StringType version,
            @OperationParam(name = "filter") @Nullable StringType filter,
            @OperationParam(name = "offset") @Nullable IntegerType offset,
            @OperationParam(name = "count") @Nullable IntegerType count) {
        var address = url == null ? "" : url.getValue();
        var expansion = terms.expand(
                        address, version == null ? null : version.getValue(), filter == null ? "" : filter.getValue())
                .orElseThrow(() -> new DirectoryRefusal.UnknownCode(address).asException());
        var from = offset == null
                ? 0
                : Math.clamp(offset.getValue(), 0, expansion.members().size());
        var most = count == null ? LARGEST : Math.clamp(count.getValue(), 0, LARGEST);
        var set = new ValueSet().setUrl(address).setVersion(expansion.version()).setStatus(PublicationStatus.ACTIVE);
        var out = set.getExpansion()
                .setIdentifier("urn:uuid:" + Addresses.id(address, expansion.version()))
                .setTimestamp(Date.from(clock.instant()))
                .setTotal(expansion.members().size())
                .setOffset(from);
        expansion.members().stream()
                .skip(from)
                .limit(most)
                .forEach(it -> out.addContains()
                        .setSystem(it.system())
                        .setCode(it.code())
                        .setDisplay(it.display()));
        return set;
    }

    @Operation(name = "$validate-code", idempotent = true)
    public Parameters validate(
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "valueSetVersion") @Nullable StringType version,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "coding") @Nullable Coding coding) {
        var asked = Addresses.coding(coding, system, code);
        var address = url == null ? "" : url.getValue();
        var found = terms
                .expand(address, version == null ? null : version.getValue(), "")
                .orElseThrow(() -> new DirectoryRefusal.UnknownCode(address).asException())
                .members()
                .stream()
                .filter(it -> it.code().equals(asked.getCode()) && it.system().equals(asked.getSystem()))
                .findFirst()
                .map(Terms.Member::display)
                .orElse(null);
        return Addresses.verdict(asked, found, null);
    }
}
