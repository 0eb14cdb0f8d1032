/// Single functions under JMH, those that run for every request or every row.
@NullMarked
package fr.socle.benchmarks.functions;

import org.jspecify.annotations.NullMarked;
