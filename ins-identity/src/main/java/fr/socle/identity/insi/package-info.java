/// The téléservice INSi as software calls it today: SOAP 1.2, document/literal, under `/insi/v1`.
@NullMarked
package fr.socle.identity.insi;

import org.jspecify.annotations.NullMarked;
