package fr.socle.identity.local;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an identity stands (RNIV, EXI SI 07): two answers, "do the traits come from INSi" and "were they checked on a
/// proof of high confidence", make four types. What a type does not carry cannot be coupled with it: an INS that may be
/// shared exists in [Qualified] alone, and a doubt in [Provisional] alone (EXI SI 08, EXI SI 09, EXI ID 24, EXI ID 26).
public sealed interface Standing {

    IdentityStatus status();

    Set<Attribute> attributes();

    /// INSi answered, and its traits were adopted.
    Standing retrieved(Ins ins);

    /// A proof of high confidence agreed with the traits.
    Standing proven(Proof proof);

    /// The traits are no longer those that INSi gave or that the proof showed.
    default Standing edited() {
        return Provisional.plain();
    }

    /// The INS was not this person's (PAM France, A47).
    default Standing insWithdrawn() {
        return this;
    }

    default Standing proofWithdrawn() {
        return this;
    }

    /// Doubted, fictitious or known to have a homonym: the first two make any identity provisional.
    default Standing said(Set<Attribute> attributes) {
        if (attributes.contains(Attribute.DOUT) || attributes.contains(Attribute.FICT)) {
            return new Provisional(attributes);
        }
        var homonym = attributes.contains(Attribute.HOMA);
        return switch (this) {
            case Provisional _ -> new Provisional(attributes);
            case Retrieved it -> new Retrieved(it.ins(), homonym);
            case Validated it -> new Validated(it.proof(), homonym);
            case Qualified it -> new Qualified(it.ins(), it.proof(), homonym);
        };
    }

    /// The matricule, shareable or not: for the table of the module, never for an answer.
    default @Nullable Ins kept() {
        return switch (this) {
            case Retrieved it -> it.ins();
            case Qualified it -> it.ins();
            default -> null;
        };
    }

    default @Nullable Proof proofHeld() {
        return switch (this) {
            case Validated it -> it.proof();
            case Qualified it -> it.proof();
            default -> null;
        };
    }

    /// PROV.
    record Provisional(Set<Attribute> attributes) implements Standing {

        public Provisional {
            attributes = Set.copyOf(attributes);
            if (attributes.contains(Attribute.FICT) && attributes.size() > 1) {
                throw LocalRefusal.PROHIBITED_COUPLING.asException();
            }
        }

        public static Provisional plain() {
            return new Provisional(Set.of());
        }

        public boolean insiForbidden() {
            return attributes.contains(Attribute.DOUT) || attributes.contains(Attribute.FICT);
        }

        @Override
        public IdentityStatus status() {
            return IdentityStatus.PROV;
        }

        @Override
        public Standing retrieved(Ins ins) {
            requireNoDoubt();
            return new Retrieved(ins, attributes.contains(Attribute.HOMA));
        }

        @Override
        public Standing proven(Proof proof) {
            requireNoDoubt();
            return new Validated(proof, attributes.contains(Attribute.HOMA));
        }

        @Override
        public Standing edited() {
            return this;
        }

        private void requireNoDoubt() {
            if (insiForbidden()) {
                throw LocalRefusal.DOUBTED.asException();
            }
        }
    }

    /// RECUP: the INS is kept and may not be shared.
    record Retrieved(Ins ins, boolean homonym) implements Standing {

        @Override
        public IdentityStatus status() {
            return IdentityStatus.RECUP;
        }

        @Override
        public Set<Attribute> attributes() {
            return Attributes.homonym(homonym);
        }

        @Override
        public Standing retrieved(Ins another) {
            return new Retrieved(another, homonym);
        }

        @Override
        public Standing proven(Proof proof) {
            return new Qualified(ins, proof, homonym);
        }

        @Override
        public Standing insWithdrawn() {
            return Provisional.plain();
        }
    }

    /// VALI.
    record Validated(Proof proof, boolean homonym) implements Standing {

        @Override
        public IdentityStatus status() {
            return IdentityStatus.VALI;
        }

        @Override
        public Set<Attribute> attributes() {
            return Attributes.homonym(homonym);
        }

        @Override
        public Standing retrieved(Ins ins) {
            return new Qualified(ins, proof, homonym);
        }

        @Override
        public Standing proven(Proof another) {
            return new Validated(another, homonym);
        }

        @Override
        public Standing proofWithdrawn() {
            return Provisional.plain();
        }
    }

    /// QUAL: the only one that shows an INS to somebody else.
    record Qualified(Ins ins, Proof proof, boolean homonym) implements Standing {

        @Override
        public IdentityStatus status() {
            return IdentityStatus.QUAL;
        }

        @Override
        public Set<Attribute> attributes() {
            return Attributes.homonym(homonym);
        }

        @Override
        public Standing retrieved(Ins another) {
            return new Qualified(another, proof, homonym);
        }

        @Override
        public Standing proven(Proof another) {
            return new Qualified(ins, another, homonym);
        }

        @Override
        public Standing insWithdrawn() {
            return new Validated(proof, homonym);
        }

        @Override
        public Standing proofWithdrawn() {
            return new Retrieved(ins, homonym);
        }
    }

    /// The one attribute that a trusted identity may have.
    final class Attributes {

        private Attributes() {}

        static Set<Attribute> homonym(boolean homonym) {
            return homonym ? EnumSet.of(Attribute.HOMA) : Set.of();
        }
    }
}
