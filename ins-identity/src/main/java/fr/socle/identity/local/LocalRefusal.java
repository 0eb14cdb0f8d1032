package fr.socle.identity.local;

import fr.socle.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// Every "no" about the patients of a structure.
public enum LocalRefusal implements Refusal {
    UNKNOWN_PATIENT(
            new Terms(Kind.NOT_FOUND, "identity.unknown-number", "The structure has no patient under this number.")),
    UNKNOWN_DOMAIN(new Terms(
            Kind.UNKNOWN_CODE,
            "identity.unknown-domain",
            "No structure numbers its patients in this domain: use urn:socle:ipp: and the FINESS number.")),
    FOREIGN_DOMAIN(new Terms(
            Kind.FORBIDDEN, "identity.foreign-domain", "A structure feeds and reads its own patients, no others.")),
    UNKNOWN_TARGET(new Terms(
            Kind.FORBIDDEN_CODE,
            "identity.unknown-target-domain",
            "One of the target domains is known to nobody here.")),
    NO_STRUCTURE(new Terms(
            Kind.FORBIDDEN,
            "identity.no-structure",
            "The patients of a structure are for those who act in one that has a FINESS number.")),
    MALFORMED_NUMBER(new Terms(
            Kind.UNREADABLE,
            "identity.malformed-local-number",
            "A local number is one to sixty-four letters, digits, dots, hyphens, slashes or underscores.")),
    MALFORMED_NAME(new Terms(
            Kind.UNREADABLE,
            "identity.malformed-name",
            "A name is letters, spaces, apostrophes and hyphens, a hundred at most.")),
    FIRST_GIVEN_NAME(new Terms(
            Kind.BROKEN_RULE,
            "identity.first-given-name",
            "The first given name does not start the list of given names.")),
    MISSING_TRAIT(new Terms(
            Kind.UNREADABLE,
            "identity.missing-trait",
            "Birth name, given names, birth date, sex and birth place (INSEE code) are all needed.")),
    UNKNOWN_PLACE(new Terms(
            Kind.UNREADABLE,
            "identity.unknown-place",
            "The birth place is no INSEE code of a commune or, for a birth abroad, 99 and the country.")),
    NO_SUCH_PLACE(new Terms(
            Kind.BROKEN_RULE,
            "identity.no-such-place",
            "The list of INSEE has no commune under this code, neither today nor since 1943.")),
    FUTURE_DATE(new Terms(
            Kind.BROKEN_RULE, "identity.impossible-date", "A birth date lies between 1850 and today, and exists.")),
    UNKNOWN_CODE(new Terms(
            Kind.UNREADABLE,
            "identity.unknown-code",
            "A status, an attribute, a proof or a way of acquiring is not one that is known.")),
    UNKNOWN_GENERATION(new Terms(
            Kind.UNREADABLE,
            "identity.unknown-generation",
            "The reliability of an identity is written in the generations 1, 2 and 3 of FR Core.")),
    PROHIBITED_COUPLING(new Terms(
            Kind.BROKEN_RULE,
            "identity.prohibited-coupling",
            "This status, these attributes, this INS and this date do not go together (RNIV).")),
    DOUBTED(new Terms(
            Kind.BROKEN_RULE,
            "identity.doubted",
            "A doubtful or fictitious identity stays provisional: lift the doubt first.")),
    INS_WITHOUT_QUALIFICATION(new Terms(
            Kind.BROKEN_RULE,
            "identity.ins-without-qualification",
            "An INS is sent for a qualified identity, and only for one.")),
    PROOF_NOT_ACCEPTED(new Terms(
            Kind.BROKEN_RULE,
            "identity.proof-not-accepted",
            "This proof is not of high confidence, has expired, or is not one the structure accepts.")),
    COMPLETED_DATE(new Terms(
            Kind.BROKEN_RULE,
            "identity.completed-date",
            "An identity whose birth date was completed can be neither retrieved nor qualified.")),
    INCOMPLETE_RECORD(new Terms(
            Kind.CONFLICT,
            "identity.incomplete-record",
            "INSi knows this person by an incomplete civil record: the identity cannot be retrieved here.")),
    READ_ONLY_TRAITS(new Terms(
            Kind.CONFLICT,
            "identity.read-only-traits",
            "Traits that came from INSi are read only: demote the identity first, and say why.")),
    INS_OF_ANOTHER(new Terms(
            Kind.CONFLICT,
            "identity.ins-of-another",
            "This INS belongs to somebody with other traits: check the identity before using it.")),
    BILLING_NUMBER(new Terms(
            Kind.BROKEN_RULE, "identity.billing-number", "A billing NIR is no INS, whatever its characters.")),
    NUMBER_TAKEN(
            new Terms(Kind.CONFLICT, "identity.number-taken", "Another patient of the structure has this number.")),
    MERGED_AWAY(new Terms(
            Kind.CONFLICT,
            "identity.merged-away",
            "This identity was merged into another: change that one, or unmerge.")),
    NO_REASON(new Terms(Kind.UNREADABLE, "identity.no-reason", "Say why, in at least three characters."));

    private static final int SHORTEST_REASON = 3;

    private final Terms terms;

    LocalRefusal(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    /// What is decided about a person has a reason that somebody can read later.
    public static void requireReason(@Nullable String reason) {
        if (reason == null || reason.strip().length() < SHORTEST_REASON) {
            throw NO_REASON.asException();
        }
    }
}
