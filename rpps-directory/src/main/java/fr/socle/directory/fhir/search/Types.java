package fr.socle.directory.fhir.search;

/// The resource types that can be searched here.
public interface Types {

    /// @throws fr.socle.kernel.Refused for a type that is none of ours
    ResourceType of(String name);

    /// A parameter of a type as SQL, chains and modifiers included.
    Sql where(ResourceType type, Criterion asked);
}
