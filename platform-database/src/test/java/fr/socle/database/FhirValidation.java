package fr.socle.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.npm.NpmPackage;

/// HAPI's own validator over profiles that a test names: NPM packages of implementation guides (`.tgz`), folders of
/// resources in JSON, or both. Costs some seconds once: keep one for a test class.
///
/// A test that reads packages outside the project is to be skipped where they are not (`@EnabledIf`).
public final class FhirValidation {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final FhirValidator validator;

    private FhirValidation(FhirValidator validator) {
        this.validator = validator;
    }

    /// @param sources packages, resources or folders of resources; none for R4 alone
    public static FhirValidation with(Path... sources) {
        return with(List.of(), sources);
    }

    /// @param definitions that a test writes itself
    public static FhirValidation with(List<? extends IBaseResource> definitions, Path... sources) {
        var profiles = new PrePopulatedValidationSupport(R4);
        definitions.forEach(it -> add(it, profiles));
        Stream.of(sources).forEach(source -> load(source, profiles));
        var chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                profiles,
                new CommonCodeSystemsTerminologyService(R4),
                new InMemoryTerminologyServerValidationSupport(R4),
                new SnapshotGeneratingValidationSupport(R4));
        var module = new FhirInstanceValidator(chain);
        module.setAnyExtensionsAllowed(true);
        module.setErrorForUnknownProfiles(true);
        return new FhirValidation(R4.newValidator().registerValidatorModule(module));
    }

    /// Errors, one a line, with where they are; empty for a resource that keeps to every profile it claims.
    public List<String> errors(IBaseResource resource) {
        return errors(R4.newJsonParser().encodeResourceToString(resource));
    }

    /// The same for a text in JSON or XML.
    public List<String> errors(String text) {
        return validator.validateWithResult(text).getMessages().stream()
                .filter(it -> it.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(FhirValidation::line)
                .toList();
    }

    private static String line(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    private static void load(Path source, PrePopulatedValidationSupport into) {
        try {
            if (Files.isDirectory(source)) {
                try (var files = Files.list(source)) {
                    files.filter(it -> it.toString().endsWith(".json")).sorted().forEach(it -> load(it, into));
                }
            } else if (source.toString().endsWith(".tgz")) {
                try (var stream = Files.newInputStream(source)) {
                    var definitions =
                            NpmPackage.fromPackage(stream).getFolders().get("package");
                    for (var file : definitions.listFiles()) {
                        if (isDefinition(file)) {
                            add(new String(definitions.fetchFile(file), UTF_8), into);
                        }
                    }
                }
            } else {
                add(Files.readString(source), into);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isDefinition(String file) {
        return file.startsWith("StructureDefinition-")
                || file.startsWith("ValueSet-")
                || file.startsWith("CodeSystem-");
    }

    private static void add(String text, PrePopulatedValidationSupport into) {
        var resource = R4.newJsonParser().parseResource(text);
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().forEach(entry -> add(entry.getResource(), into));
        } else {
            add(resource, into);
        }
    }

    private static void add(IBaseResource resource, PrePopulatedValidationSupport into) {
        switch (resource) {
            case StructureDefinition profile -> into.addStructureDefinition(profile);
            case ValueSet values -> into.addValueSet(values);
            case CodeSystem codes -> into.addCodeSystem(codes);
            default -> {
                // examples and the like
            }
        }
    }
}
