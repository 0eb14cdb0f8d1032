/// The application carte Vitale on pages: the phone that shows it, and the citizen's sign-in with it.
@NullMarked
package fr.socle.psc.web.vitale;

import org.jspecify.annotations.NullMarked;
