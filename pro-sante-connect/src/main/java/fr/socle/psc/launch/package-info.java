/// Context launch: from practice software to the right patient's page, without a second sign-in.
@NullMarked
package fr.socle.psc.launch;

import org.jspecify.annotations.NullMarked;
