package fr.socle.directory.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.database.FhirValidation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.utilities.npm.NpmPackage;

/// The packages of the national directory and of the SAS, each read once for all test classes: that costs seconds.
/// Codes of value sets that are in neither package are not checked, nor is what FR Core asks for
/// ([BorrowedDefinitions]).
final class NationalGuides {

    private static final Path GUIDES = Stream.of("../../shared", "../shared")
            .map(it -> Path.of(it, "data/directory"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("none"));
    static final Path ANNUAIRE = GUIDES.resolve("ig-annuaire/package.tgz");
    static final Path SAS = GUIDES.resolve("ig-sas/package.tgz");

    private NationalGuides() {}

    static boolean areThere() {
        return Files.exists(ANNUAIRE) && Files.exists(SAS);
    }

    static FhirValidation annuaire() {
        return Annuaire.VALIDATION;
    }

    static FhirValidation sas() {
        return Sas.VALIDATION;
    }

    /// @return what is wrong, by the name of the resource
    static Map<String, List<String>> faults(Map<String, String> resources, FhirValidation validation) {
        var faults = new TreeMap<String, List<String>>();
        resources.forEach((name, text) -> {
            var errors = validation.errors(text);
            if (!errors.isEmpty()) {
                faults.put(name, errors);
            }
        });
        return faults;
    }

    static void add(Bundle found, Map<String, String> into) {
        found.getEntry()
                .forEach(it -> into.put(
                        it.getResource().fhirType() + "/" + it.getResource().getIdPart(),
                        FhirCalls.CONTEXT.newJsonParser().encodeResourceToString(it.getResource())));
    }

    static Map<String, String> examples(Path guide) throws IOException {
        var examples = new TreeMap<String, String>();
        try (var stream = Files.newInputStream(guide)) {
            var folder = NpmPackage.fromPackage(stream).getFolders().get("example");
            for (var name : folder.listFiles()) {
                if (name.matches("[A-Z].*\\.json")) {
                    examples.put(name, new String(folder.fetchFile(name), UTF_8));
                }
            }
        }
        return examples;
    }

    private static FhirValidation read(Path guide) {
        try {
            var borrowed = Files.createTempDirectory("borrowed");
            try {
                return FhirValidation.with(guide, BorrowedDefinitions.of(guide, borrowed));
            } finally {
                org.springframework.util.FileSystemUtils.deleteRecursively(borrowed);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Annuaire {
        private static final FhirValidation VALIDATION = read(ANNUAIRE);
    }

    private static final class Sas {
        private static final FhirValidation VALIDATION = read(SAS);
    }
}
