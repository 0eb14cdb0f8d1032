package fr.socle;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Lets this module's tests start it alone.
@SpringBootApplication
public class ModuleTestApplication {}
