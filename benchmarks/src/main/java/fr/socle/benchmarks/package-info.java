/// What the platform costs, measured from outside: the packaged program is started with a data directory of its own,
/// load is put on its public doors, and the operating system says what processor time that took.
@NullMarked
package fr.socle.benchmarks;

import org.jspecify.annotations.NullMarked;
