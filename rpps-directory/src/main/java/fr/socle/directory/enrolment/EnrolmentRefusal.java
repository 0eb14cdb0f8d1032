package fr.socle.directory.enrolment;

import fr.socle.kernel.Refusal;

/// Every "no" of enrolment.
public sealed interface EnrolmentRefusal extends Refusal {

    record NotAnEmployer() implements EnrolmentRefusal {}

    record UnreadableFile(String why) implements EnrolmentRefusal {}

    record UnknownEmployment() implements EnrolmentRefusal {}

    record Over() implements EnrolmentRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case NotAnEmployer() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "enrolment.not-an-employer",
                        "An establishment enrols its own people: the token is bound to no FINESS number.");
            case UnreadableFile(var why) -> new Terms(Kind.UNREADABLE, "enrolment.unreadable-file", why);
            case UnknownEmployment() ->
                new Terms(Kind.NOT_FOUND, "enrolment.unknown", "This establishment employs nobody under this number.");
            case Over() ->
                new Terms(Kind.BROKEN_RULE, "enrolment.over", "What has ended begins again with a new file.");
        };
    }
}
