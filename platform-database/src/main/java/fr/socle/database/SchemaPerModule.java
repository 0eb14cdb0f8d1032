package fr.socle.database;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/// Runs each module's migrations in the module's own schema. No order is needed: no foreign key crosses a schema.
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class SchemaPerModule {

    @Bean
    ModuleSchema outboxSchema() {
        return new ModuleSchema("outbox");
    }

    @Bean
    FlywayMigrationStrategy migrateEachSchema(ObjectProvider<ModuleSchema> schemas) {
        return base -> schemas.forEach(schema -> migrate(base, schema.name()));
    }

    private static void migrate(Flyway base, String schema) {
        Flyway.configure(base.getConfiguration().getClassLoader())
                .configuration(base.getConfiguration())
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .outOfOrder(true) // numbers come in ranges, one for each kind of work
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate();
    }
}
