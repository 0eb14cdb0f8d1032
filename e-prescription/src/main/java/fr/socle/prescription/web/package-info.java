/// The prescriber's and the pharmacist's pages.
@NullMarked
package fr.socle.prescription.web;

import org.jspecify.annotations.NullMarked;
