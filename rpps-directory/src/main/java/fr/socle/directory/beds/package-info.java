/// Places of care and their beds, as hospitals push them: each row with its own time. Ask [CarePlaces]; report by
/// [BedReporting]; look at [BedBoard].
@NullMarked
package fr.socle.directory.beds;

import org.jspecify.annotations.NullMarked;
