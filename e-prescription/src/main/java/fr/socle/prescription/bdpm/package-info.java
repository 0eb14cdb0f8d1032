/// Feeds the medication base from the official files of the Base de données publique des médicaments.
@NullMarked
package fr.socle.prescription.bdpm;

import org.jspecify.annotations.NullMarked;
