package fr.socle.identity;

import fr.socle.database.ModuleTestConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/// This module alone, in the sandbox, on a real PostgreSQL.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {"spring.messages.basename=messages/identity", "spring.messages.fallback-to-system-locale=false"})
@ActiveProfiles("sandbox")
@Import({ModuleTestConfiguration.class, CallerInTheRequest.class})
@DisplayNameGeneration(ReplaceUnderscores.class)
public @interface IdentityModuleTest {}
