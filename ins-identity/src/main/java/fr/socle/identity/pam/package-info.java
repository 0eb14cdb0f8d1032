/// The identity feed of hospitals in HL7 v2, IHE PAM with the French extension (ITI-30: A28, A31, A40, A47), over HTTP
/// and MLLP.
@NullMarked
package fr.socle.identity.pam;

import org.jspecify.annotations.NullMarked;
