package fr.socle.directory;

import fr.socle.kernel.Refusal;

/// Every "no" of the directory.
public sealed interface DirectoryRefusal extends Refusal {

    record UnknownProfessional() implements DirectoryRefusal {}

    record UnknownSituation() implements DirectoryRefusal {}

    record UnknownEstablishment() implements DirectoryRefusal {}

    /// The mark of a following page that this directory did not give.
    record NoSuchPage() implements DirectoryRefusal {}

    /// A search value that means nothing here.
    record UnreadableSearch(String parameter) implements DirectoryRefusal {}

    /// The treating physician is declared by the person, or by the doctor who is chosen.
    record NotYoursToDeclare() implements DirectoryRefusal {}

    record NotYoursToKnow() implements DirectoryRefusal {}

    record NotAPhysician() implements DirectoryRefusal {}

    record NoTreatingPhysician() implements DirectoryRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case UnknownProfessional() ->
                new Terms(Kind.NOT_FOUND, "directory.unknown-professional", "There is no such professional.");
            case UnknownSituation() ->
                new Terms(Kind.NOT_FOUND, "directory.unknown-situation", "There is no such practice situation.");
            case UnknownEstablishment() ->
                new Terms(Kind.NOT_FOUND, "directory.unknown-establishment", "There is no such establishment.");
            case NoSuchPage() ->
                new Terms(
                        Kind.UNREADABLE, "directory.no-such-page", "This mark of a following page is not one of ours.");
            case NotYoursToDeclare() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.not-yours-to-declare",
                        "The person declares their treating physician, or the chosen doctor does, with them.");
            case NotYoursToKnow() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.not-yours-to-know",
                        "Who somebody's treating physician is, is told to them and to those who care for them.");
            case NotAPhysician() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "directory.not-a-physician",
                        "A treating physician is a doctor of the register who practises.");
            case NoTreatingPhysician() ->
                new Terms(Kind.NOT_FOUND, "directory.no-treating-physician", "No treating physician is declared.");
            case UnreadableSearch(var parameter) ->
                new Terms(
                        Kind.UNREADABLE,
                        "directory.unreadable-search",
                        "The value of " + parameter + " cannot be searched for.");
        };
    }
}
