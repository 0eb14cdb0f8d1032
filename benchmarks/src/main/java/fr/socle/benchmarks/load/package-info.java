/// The load: one Gatling simulation for each scenario, run in a process of its own.
@NullMarked
package fr.socle.benchmarks.load;

import org.jspecify.annotations.NullMarked;
