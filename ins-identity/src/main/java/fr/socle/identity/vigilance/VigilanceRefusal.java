package fr.socle.identity.vigilance;

import fr.socle.kernel.Refusal;

/// Every "no" of identitovigilance.
public enum VigilanceRefusal implements Refusal {
    SAME_IDENTITY(new Terms(Kind.BROKEN_RULE, "identity.same-identity", "An identity is not merged into itself.")),
    TWO_QUALIFIED(new Terms(
            Kind.CONFLICT,
            "identity.two-qualified",
            "Two qualified identities with different INS are two persons, until one of them loses its INS.")),
    LOSES_INS(new Terms(
            Kind.CONFLICT,
            "identity.merge-loses-ins",
            "The qualified identity is the one that stays: exchange the two.")),
    UNKNOWN_MERGE(new Terms(Kind.NOT_FOUND, "identity.unknown-merge", "There is no such merge.")),
    NOT_MERGED(new Terms(Kind.CONFLICT, "identity.not-merged", "This merge was undone, or was never made.")),
    BY_RULE(new Terms(
            Kind.BROKEN_RULE,
            "identity.reconciled-by-rule",
            "A file leads to the person whose INS it holds: withdraw the INS instead.")),
    FOUR_EYES(new Terms(
            Kind.FORBIDDEN, "identity.four-eyes", "Whoever proposed a merge does not confirm it: ask somebody else.")),
    NATIONAL_CELL(new Terms(
            Kind.FORBIDDEN,
            "identity.national-cell",
            "Two people are merged by the national cell, a structure merges its own files.")),
    UNKNOWN_ITEM(new Terms(Kind.NOT_FOUND, "identity.unknown-work-item", "There is no such item in the list.")),
    ITEM_TAKEN(new Terms(Kind.CONFLICT, "identity.work-item-taken", "Somebody else is working on this item.")),
    ITEM_DECIDED(new Terms(Kind.CONFLICT, "identity.work-item-decided", "This item was decided already.")),
    NOT_LEFT(new Terms(Kind.NOT_FOUND, "identity.not-left", "Nothing of that kind left under this identity.")),
    NO_INS(new Terms(Kind.CONFLICT, "identity.no-ins", "This identity holds no INS."));

    private final Terms terms;

    VigilanceRefusal(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
