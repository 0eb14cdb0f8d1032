package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModularityTests {

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
    void the_diagrams_are_drawn_from_the_code() {
        new Documenter(MODULES).writeDocumentation();
    }
}
