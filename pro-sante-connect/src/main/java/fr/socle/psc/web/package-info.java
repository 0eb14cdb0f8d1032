/// The sign-in pages, the simulated phone, and who may go where.
@NullMarked
package fr.socle.psc.web;

import org.jspecify.annotations.NullMarked;
