package fr.socle.directory.beds;

import fr.socle.kernel.Refusal;

/// Every "no" about places of care and beds.
public sealed interface BedRefusal extends Refusal {

    record UnknownPlace() implements BedRefusal {}

    /// Beds are counted by the establishment they stand in.
    record NotYourBeds() implements BedRefusal {}

    record NoVersion() implements BedRefusal {}

    record Changed(int version) implements BedRefusal {}

    record Closed() implements BedRefusal {}

    record Uncountable(String why) implements BedRefusal {}

    record UnknownUnit() implements BedRefusal {}

    record NotForCitizens() implements BedRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case UnknownPlace() -> new Terms(Kind.NOT_FOUND, "beds.unknown-place", "There is no such place of care.");
            case NotYourBeds() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "beds.not-your-beds",
                        "Beds are counted by the establishment they stand in: the token is bound to another FINESS number, or to none.");
            case NoVersion() ->
                new Terms(
                        Kind.UNREADABLE, "beds.version-needed", "Say which version you changed: the header If-Match.");
            case Changed(var version) ->
                new Terms(
                        Kind.STALE,
                        "beds.changed",
                        "Somebody counted in between: the version is now " + version + ". Read again.");
            case Closed() ->
                new Terms(Kind.BROKEN_RULE, "beds.closed", "A closed place has no available bed (RG_EXP_047).");
            case Uncountable(var why) -> new Terms(Kind.BROKEN_RULE, "beds.uncountable", why);
            case UnknownUnit() ->
                new Terms(Kind.NOT_FOUND, "beds.unknown-unit", "There is no such internal structure.");
            case NotForCitizens() ->
                new Terms(Kind.FORBIDDEN, "beds.not-for-citizens", "Beds are shown to those who find one for others.");
        };
    }
}
