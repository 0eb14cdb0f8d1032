/// The page where people see and manage what they sign in with.
@NullMarked
package fr.socle.psc.web.means;

import org.jspecify.annotations.NullMarked;
