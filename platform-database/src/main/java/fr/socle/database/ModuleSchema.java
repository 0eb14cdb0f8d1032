package fr.socle.database;

/// One PostgreSQL schema, its own Flyway history, and its migrations in `classpath:db/migration/{name}`. Each module
/// that keeps something declares one as a bean.
public record ModuleSchema(String name) {}
