/// Prescriptions: a prescriber issues one, pharmacists dispense it, never more than prescribed.
///
/// Ask [Prescribing], [Retrieving], [Dispensing], [Refusing], [Releasing] and [Cancelling]; read [Prescriptions] and
/// [Medications]; listen to [PrescriptionIssued], [PrescriptionDispensed] and [PrescriptionCancelled].
@ApplicationModule(
        displayName = "e-prescription",
        allowedDependencies = {"kernel", "database", "identity", "directory"})
@NullMarked
package fr.socle.prescription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
