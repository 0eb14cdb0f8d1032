package fr.socle.directory.fhir.search;

/// What a search parameter means in SQL.
public interface Parameter {

    /// `token`, `string`, `date`, `reference`, `number` or `special`, for the CapabilityStatement.
    String kind();

    /// The condition, with `{a}` for the alias of the table; without `:missing` and `:not`, which are the same for
    /// every parameter.
    Sql where(Criterion asked, Types types);

    /// When the resource has a value at all.
    Sql present();

    /// Whether a few rows at most can match, or those that match lie together in the order of the pages: the database
    /// may then keep one plan for all values.
    default boolean isKey(Criterion asked) {
        return false;
    }
}
