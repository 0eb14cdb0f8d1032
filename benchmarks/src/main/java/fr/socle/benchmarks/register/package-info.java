/// Invented people of the national register, as many as wanted, in the format of its import.
@NullMarked
package fr.socle.benchmarks.register;

import org.jspecify.annotations.NullMarked;
