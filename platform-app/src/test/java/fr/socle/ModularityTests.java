package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Execution(ExecutionMode.CONCURRENT)
class ModularityTests {

    private static final Path ROOT = Path.of("..");
    private static final ApplicationModules MODULES = ApplicationModules.of(SocleApplication.class);

    @Test
    void modules_depend_only_where_they_say() {
        MODULES.verify();
    }

    @Test
    void every_socle_is_found_as_a_module() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "kernel", "database", "psc", "identity", "directory", "prescription", "mssante", "espacesante");
    }

    @Test
    void the_architecture_page_shows_the_modules_as_they_are() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/architecture.md")))
                .as("the diagram of docs/architecture.md is drawn from the code; put this in its place")
                .contains(diagram());
    }

    @Test
    void the_documentation_of_each_module_is_drawn_from_the_code() {
        new Documenter(MODULES).writeDocumentation();
    }

    /// The arrows the code really has, apart from those to the two modules everybody may use.
    private static String diagram() {
        var arrows = new TreeSet<String>();
        MODULES.stream()
                .filter(ModularityTests::isDrawn)
                .forEach(module -> module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .filter(ModularityTests::isDrawn)
                        .forEach(other ->
                                arrows.add("    " + module.getIdentifier() + " --> " + other.getIdentifier())));
        return "```mermaid\ngraph TD\n" + String.join("\n", arrows) + "\n```";
    }

    private static boolean isDrawn(ApplicationModule module) {
        return !List.of("kernel", "database").contains(module.getIdentifier().toString());
    }
}
