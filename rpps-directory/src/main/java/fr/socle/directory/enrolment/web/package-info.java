/// The door of employers.
@NullMarked
package fr.socle.directory.enrolment.web;

import org.jspecify.annotations.NullMarked;
