/// What a newcomer needs to try everything at once: people, accounts, a clock that can be moved. Only in the sandbox
/// profile; production has no bean of it.
@NullMarked
package fr.socle.sandbox;

import org.jspecify.annotations.NullMarked;
