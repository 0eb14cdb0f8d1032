/// What the national files are worth: when each was loaded, of what day it is, what was wrong in it, and whether it is
/// late. Ask [fr.socle.directory.quality.QualityReport].
@NullMarked
package fr.socle.directory.quality;

import org.jspecify.annotations.NullMarked;
