package fr.socle.espacesante;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A document entered the record of a person.
public record DocumentFiled(DocumentId document, PatientId patient, Actor by, Instant at) implements PatientFact {}
