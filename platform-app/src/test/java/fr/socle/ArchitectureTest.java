package fr.socle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/// What the module check cannot see.
@AnalyzeClasses(
        packages = "fr.socle",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /// Rooms of one module that see each other; the other modules are kept out by the module check.
    private static final String[] ROOMS = {
        "fr.socle.identity.addressing", "fr.socle.identity.local", "fr.socle.identity.vigilance"
    };

    private static final int KERNEL_CAP = 24;

    @ArchTest
    static final ArchRule fhir_types_stay_at_the_edge = noClasses()
            .that()
            .resideOutsideOfPackages("..fhir..", "fr.socle.edge..", "fr.socle.psc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hl7.fhir..", "ca.uhn.fhir..")
            .because("FHIR is an edge: mappers there, rules in the middle");

    @ArchTest
    static final ArchRule only_the_door_knows_the_security_context = noClasses()
            .that()
            .resideOutsideOfPackage("fr.socle.psc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security..")
            .because("every other module is told who is asking");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .because("rules with delays are tested by moving a clock");

    @ArchTest
    static final ArchRule adapters_show_nothing = classes()
            .that()
            .resideInAnyPackage(
                    "fr.socle.identity.*..",
                    "fr.socle.directory.fhir",
                    "fr.socle.directory.load",
                    "fr.socle.directory.web",
                    "fr.socle.directory.*.fhir",
                    "fr.socle.directory.*.load",
                    "fr.socle.directory.*.web",
                    "fr.socle.prescription.*..",
                    "fr.socle.mssante.*..",
                    "fr.socle.espacesante.*..")
            .and()
            // kits that the adapters of one module share; other modules cannot see them
            .resideOutsideOfPackages("fr.socle.directory.fhir.search..", "fr.socle.directory.load.text..")
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackages(ROOMS)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule facts_carry_identifiers_instants_and_actors_only = classes()
            .that()
            .areAssignableTo(PatientFact.class)
            .and()
            .areRecords()
            .should(carryOnlyIdentifiers());

    @ArchTest
    static void the_kernel_stays_small(JavaClasses classes) {
        var types = classes.stream()
                .filter(it -> it.getPackageName().startsWith("fr.socle.kernel"))
                .filter(it -> it.isTopLevelClass() && !it.getSimpleName().equals("package-info"))
                .toList();
        assertThat(types)
                .hasSizeLessThanOrEqualTo(KERNEL_CAP)
                .noneMatch(it -> it.isAnnotatedWith(Component.class) || it.isAnnotatedWith(Service.class));
    }

    /// What one module lends to the tests of the others comes as a jar.
    public static final class NoTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static ArchCondition<JavaClass> carryOnlyIdentifiers() {
        return new ArchCondition<>("carry identifiers, instants and actors only") {
            @Override
            public void check(JavaClass fact, ConditionEvents events) {
                Stream.of(fact.reflect().getRecordComponents())
                        .filter(component -> !isIdentifying(component))
                        .forEach(component -> events.add(SimpleConditionEvent.violated(
                                fact,
                                fact.getName() + " carries "
                                        + component.getType().getSimpleName())));
            }
        };
    }

    private static boolean isIdentifying(RecordComponent component) {
        return Set.of(Instant.class, Actor.class, UUID.class).contains(component.getType())
                || component.getType().getSimpleName().endsWith("Id");
    }
}
