/// How a program proves who it is (signed assertion, certificate) and that a token is its own (DPoP, mutual TLS).
/// [ProgramProofs] is the door.
@NullMarked
package fr.socle.psc.proof;

import org.jspecify.annotations.NullMarked;
