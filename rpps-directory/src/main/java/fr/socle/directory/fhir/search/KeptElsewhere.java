package fr.socle.directory.fhir.search;

import java.util.Optional;

/// Resources that come along with others and are kept apart from those that are searched: whoever follows a reference
/// to one reads it all the same.
public interface KeptElsewhere {

    String type();

    Optional<Entry> read(String id);
}
