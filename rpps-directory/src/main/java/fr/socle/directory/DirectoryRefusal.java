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
            case UnreadableSearch(var parameter) ->
                new Terms(
                        Kind.UNREADABLE,
                        "directory.unreadable-search",
                        "The value of " + parameter + " cannot be searched for.");
        };
    }
}
