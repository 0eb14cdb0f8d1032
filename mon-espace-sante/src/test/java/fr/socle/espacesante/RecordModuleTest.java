package fr.socle.espacesante;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.identity.Identities;
import fr.socle.kernel.AccessHistory;
import fr.socle.mssante.Mailboxes;
import fr.socle.mssante.Mailroom;
import fr.socle.prescription.PrescriptionDocuments;
import fr.socle.prescription.Prescriptions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/// A test of this module on PostgreSQL; its neighbours are mocked.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@Import({ModuleTestConfiguration.class, Surroundings.class})
@MockitoBean(
        types = {
            Identities.class,
            Prescriptions.class,
            PrescriptionDocuments.class,
            Mailroom.class,
            Mailboxes.class,
            AccessHistory.class
        })
@DisplayNameGeneration(ReplaceUnderscores.class)
public @interface RecordModuleTest {}
