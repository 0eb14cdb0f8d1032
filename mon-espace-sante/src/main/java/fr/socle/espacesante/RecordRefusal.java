package fr.socle.espacesante;

import fr.socle.kernel.Refusal;

/// Every "no" of the record.
public sealed interface RecordRefusal extends Refusal {

    record Closed() implements RecordRefusal {}

    record NotForPrograms() implements RecordRefusal {}

    record NotTheHolder() implements RecordRefusal {}

    record NoSituation() implements RecordRefusal {}

    record NotInCareTeam() implements RecordRefusal {}

    record NoReason() implements RecordRefusal {}

    record NoPatient() implements RecordRefusal {}

    record UnknownDocument() implements RecordRefusal {}

    record UnknownPrescription() implements RecordRefusal {}

    record UnreadableCursor() implements RecordRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case Closed() -> new Terms(Kind.FORBIDDEN, "record.closed", "This record is closed.");
            case NotForPrograms() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "record.not-for-programs",
                        "A record is opened by a person: sign in as a professional or as a citizen.");
            case NotTheHolder() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "record.not-the-holder",
                        "A record is open to its holder, and to the legal representatives of a minor.");
            case NoSituation() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "record.no-situation",
                        "A professional opens a record in a practice situation: choose one when signing in.");
            case NotInCareTeam() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "record.not-in-care-team",
                        "This professional is not known to take care of this person.");
            case NoReason() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "record.no-reason",
                        "Breaking the glass takes a reason; the person will read it.");
            case NoPatient() ->
                new Terms(Kind.UNREADABLE, "record.no-patient", "Say whose record: patient or patient.identifier.");
            case UnknownDocument() ->
                new Terms(Kind.NOT_FOUND, "record.unknown-document", "There is no such document.");
            case UnknownPrescription() ->
                new Terms(
                        Kind.NOT_FOUND, "record.unknown-prescription", "There is no such prescription in this record.");
            case UnreadableCursor() ->
                new Terms(
                        Kind.UNREADABLE,
                        "record.unreadable-cursor",
                        "The place to go on from is not one this server gave.");
        };
    }
}
