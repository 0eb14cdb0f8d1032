package fr.socle.directory.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.utilities.npm.NpmPackage;

/// Guides build on other guides (FR Core, extensions of R5…) whose packages are not at hand: for each profile and
/// extension they name, one that allows everything. What those other guides ask for is therefore not checked.
final class BorrowedDefinitions {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String ROOT = "http://hl7.org/fhir/StructureDefinition/";

    /// The validator asks for it by its version, under which it does not know it.
    private static final String SIMPLE_QUANTITY = ROOT + "SimpleQuantity|4.0.1";

    /// Claimed by instances, named by no definition.
    private static final Map<String, String> CLAIMED = Map.of(
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-organization|2.2.0",
            "Organization",
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-practitioner|2.2.0",
            "Practitioner",
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-practitioner-role|2.2.0",
            "PractitionerRole",
            SIMPLE_QUANTITY,
            "Quantity");

    /// Code systems that value sets of the packages take codes from, and that are in no package here: the codes the
    /// guides name.
    private static final Map<String, List<String>> CODES = Map.of(
            "http://interopsante.org/fhir/CodeSystem/fr-v2-0203",
            List.of("IDNPS", "INTRN", "RPPS", "IDNST", "FINEG", "FINEJ"),
            "https://mos.esante.gouv.fr/NOS/TRE_R66-CategorieEtablissement/FHIR/TRE-R66-CategorieEtablissement",
            List.of("604"),
            "https://mos.esante.gouv.fr/NOS/TRE_R314-TypeCreneau/FHIR/TRE-R314-TypeCreneau",
            List.of("PUBLIC", "PRO", "SNP", "CPTS"));

    private BorrowedDefinitions() {}

    /// @return the folder, filled
    static Path of(Path guide, Path folder) throws IOException {
        var borrowed = new TreeMap<>(CLAIMED);
        var own = new TreeMap<String, StructureDefinition>();
        try (var stream = Files.newInputStream(guide)) {
            var files = NpmPackage.fromPackage(stream).getFolders().get("package");
            for (var name : files.listFiles()) {
                if (name.startsWith("StructureDefinition-")) {
                    var definition = (StructureDefinition)
                            R4.newJsonParser().parseResource(new java.io.ByteArrayInputStream(files.fetchFile(name)));
                    own.put(definition.getUrl(), definition);
                }
            }
        }
        own.values().forEach(it -> {
            borrowed.put(it.getBaseDefinition(), it.getType());
            it.getSnapshot().getElement().stream()
                    .flatMap(element -> element.getType().stream())
                    .forEach(type -> {
                        type.getProfile().forEach(one -> borrowed.put(one.getValue(), type.getWorkingCode()));
                        type.getTargetProfile().forEach(one -> target(one.getValue(), borrowed));
                    });
        });
        borrowed.keySet()
                .removeIf(it -> own.containsKey(plain(it))
                        || !it.equals(SIMPLE_QUANTITY) && it.matches(ROOT + "[A-Z][A-Za-z]+(\\|4.0.1)?"));
        for (var one : borrowed.entrySet()) {
            write(folder, one.getKey(), open(one.getKey(), one.getValue()));
        }
        for (var codes : CODES.entrySet()) {
            write(folder, codes.getKey(), fragment(codes.getKey(), codes.getValue()));
        }
        return folder;
    }

    private static void write(Path folder, String name, Resource resource) throws IOException {
        Files.writeString(
                folder.resolve(name.replaceAll("[^A-Za-z0-9.-]", "_") + ".json"),
                R4.newJsonParser().encodeResourceToString(resource));
    }

    /// A reference names no type: the name of the profile tells it (`FrPatient`).
    private static void target(String canonical, Map<String, String> borrowed) {
        var name = canonical.replaceFirst(".*/Fr([A-Z][A-Za-z]+).*", "$1");
        if (R4.getResourceTypes().contains(name)) {
            borrowed.put(canonical, name);
        }
    }

    private static CodeSystem fragment(String url, List<String> codes) {
        var system = new CodeSystem()
                .setUrl(url)
                .setName("Fragment")
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.FRAGMENT);
        codes.forEach(code -> system.addConcept().setCode(code));
        return system;
    }

    private static String plain(String canonical) {
        return canonical.replaceFirst("\\|.*", "");
    }

    private static StructureDefinition open(String canonical, String type) {
        var definition = new StructureDefinition()
                .setUrl(plain(canonical))
                .setName("Open")
                .setStatus(PublicationStatus.ACTIVE)
                .setAbstract(false)
                .setType(type)
                .setBaseDefinition(ROOT + type)
                .setDerivation(TypeDerivationRule.CONSTRAINT)
                .setKind(
                        R4.getResourceTypes().contains(type)
                                ? StructureDefinitionKind.RESOURCE
                                : StructureDefinitionKind.COMPLEXTYPE);
        if (canonical.contains("|")) {
            definition.setVersion(canonical.substring(canonical.indexOf('|') + 1));
        }
        definition.getDifferential().addElement().setPath(type).setId(type);
        if (type.equals("Extension")) {
            definition.addContext().setType(ExtensionContextType.ELEMENT).setExpression("Element");
            definition
                    .getDifferential()
                    .addElement()
                    .setPath("Extension.url")
                    .setFixed(new UriType(plain(canonical)))
                    .setId("Extension.url");
        }
        return definition;
    }
}
