/// The datamatrix INS: drawn for a qualified identity, read as something that was typed.
@NullMarked
package fr.socle.identity.datamatrix;

import org.jspecify.annotations.NullMarked;
