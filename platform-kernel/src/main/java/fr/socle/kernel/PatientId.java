package fr.socle.kernel;

import java.util.UUID;

/// Our own name for a person: says nothing about them, survives a change of INS, and may travel in URLs, events and
/// logs.
public record PatientId(UUID value) {

    public static PatientId next() {
        return new PatientId(Ids.next());
    }

    /// Reads an identifier received from outside.
    ///
    /// @throws IllegalArgumentException when it is no UUID
    public static PatientId parse(String text) {
        return new PatientId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
