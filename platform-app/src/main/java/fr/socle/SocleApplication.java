package fr.socle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/// Socle Santé: the services socles of French digital health in one program.
@Modulithic(
        systemName = "Socle Santé",
        sharedModules = {"kernel", "database"})
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // modules may use the same names
public class SocleApplication {

    public static void main(String[] args) {
        SpringApplication.run(SocleApplication.class, args);
    }
}
