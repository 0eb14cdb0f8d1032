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

    /// A search that would read more than is read for one question.
    record TooBroad() implements DirectoryRefusal {}

    /// The treating physician is declared by the person, a parent of a child, or the doctor who is chosen.
    record NotYoursToDeclare() implements DirectoryRefusal {}

    /// A parent declares for a child of sixteen or more.
    record DeclaresAlone() implements DirectoryRefusal {}

    /// A child under sixteen declares.
    record ParentDeclares() implements DirectoryRefusal {}

    record NotYoursToKnow() implements DirectoryRefusal {}

    record NotAPhysician() implements DirectoryRefusal {}

    record NoTreatingPhysician() implements DirectoryRefusal {}

    /// A search parameter this type does not have.
    record UnknownParameter(String type, String parameter) implements DirectoryRefusal {}

    /// A resource that was here and was deleted.
    record Deleted() implements DirectoryRefusal {}

    record UnknownResource() implements DirectoryRefusal {}

    /// A patch of something else than mailboxes, or in another language than FHIRPath Patch.
    record UnreadablePatch() implements DirectoryRefusal {}

    /// A mailbox of a domain that is not the operator's.
    record ForeignDomain() implements DirectoryRefusal {}

    /// A mailbox that is somebody's already.
    record MailboxTaken(String address) implements DirectoryRefusal {}

    /// A write by a query that several resources answer.
    record SeveralMatch() implements DirectoryRefusal {}

    record UnknownMailbox() implements DirectoryRefusal {}

    /// A code, a code system or a value set that is not among ours.
    record UnknownCode(String code) implements DirectoryRefusal {}

    /// A day that is not published, or a file no day has.
    record UnknownFile() implements DirectoryRefusal {}

    /// A town no establishment of ours is in.
    record UnknownPlace(String place) implements DirectoryRefusal {}

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
            case TooBroad() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "directory.search-too-broad",
                        "This search would read most of the directory: say more of what is looked for.");
            case NotYoursToDeclare() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.not-yours-to-declare",
                        "The person, a parent of a child, or with them the chosen doctor declares the treating physician.");
            case DeclaresAlone() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.declares-alone",
                        "From sixteen on a person declares their treating physician themself.");
            case ParentDeclares() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.parent-declares",
                        "Until sixteen a parent declares the treating physician.");
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
            case UnknownParameter(var type, var parameter) ->
                new Terms(
                        Kind.UNREADABLE,
                        "fhir.unknown-parameter",
                        type + " has no search parameter " + parameter + ".");
            case UnreadablePatch() ->
                new Terms(
                        Kind.UNREADABLE,
                        "directory.unreadable-patch",
                        "Only mailboxes are patched here: telecom, or its description or red-list mark.");
            case ForeignDomain() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.foreign-domain",
                        "This operator may not change mailboxes of that domain.");
            case MailboxTaken(var address) ->
                new Terms(Kind.CONFLICT, "directory.mailbox-taken", address + " is published already.");
            case SeveralMatch() ->
                new Terms(
                        Kind.STALE,
                        "directory.several-match",
                        "Several resources answer the query; a write needs one.");
            case UnknownMailbox() ->
                new Terms(Kind.NOT_FOUND, "directory.unknown-mailbox", "This resource has no such mailbox.");
            case UnknownCode(var code) ->
                new Terms(Kind.NOT_FOUND, "directory.unknown-code", "Nothing here explains " + code + ".");
            case UnknownPlace(var place) ->
                new Terms(Kind.UNREADABLE, "directory.unknown-place", "No town here is called " + place + ".");
            case Deleted() -> new Terms(Kind.GONE, "fhir.deleted", "This resource was deleted.");
            case UnknownFile() -> new Terms(Kind.NOT_FOUND, "directory.unknown-file", "There is no such file.");
            case UnknownResource() -> new Terms(Kind.NOT_FOUND, "fhir.unknown-resource", "There is no such resource.");
            case UnreadableSearch(var parameter) ->
                new Terms(
                        Kind.UNREADABLE,
                        "directory.unreadable-search",
                        "The value of " + parameter + " cannot be searched for.");
        };
    }
}
