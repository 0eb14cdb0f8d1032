package fr.socle.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who runs this instance, as the legal pages name them.
@ConfigurationProperties("socle.operator")
record Operator(
        @DefaultValue("Instance de démonstration") String name,
        @DefaultValue("contact@example.org") String email,

        @DefaultValue("la machine où ce programme a été lancé")
        String host) {}
