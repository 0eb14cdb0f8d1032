/// People who work in care without an Order (aides-soignants, home helps, social workers): their employer enrols
/// them and answers for them.
@NullMarked
package fr.socle.directory.enrolment;

import org.jspecify.annotations.NullMarked;
