/// Page sessions in the database, their end everywhere, and the page where people see where they are signed in.
@NullMarked
package fr.socle.psc.session;

import org.jspecify.annotations.NullMarked;
