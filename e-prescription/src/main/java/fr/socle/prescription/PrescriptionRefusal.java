package fr.socle.prescription;

import static fr.socle.kernel.Refusal.Kind.BROKEN_RULE;
import static fr.socle.kernel.Refusal.Kind.CONFLICT;
import static fr.socle.kernel.Refusal.Kind.FORBIDDEN;
import static fr.socle.kernel.Refusal.Kind.NOT_FOUND;
import static fr.socle.kernel.Refusal.Kind.UNREADABLE;

import fr.socle.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// Every way this module says no.
public sealed interface PrescriptionRefusal extends Refusal {

    record Unknown() implements PrescriptionRefusal {}

    record UnknownLine() implements PrescriptionRefusal {}

    record UnknownMedication() implements PrescriptionRefusal {}

    record UnreadableCode() implements PrescriptionRefusal {}

    record UnreadableBundle(String detail) implements PrescriptionRefusal {}

    record NotEntitled() implements PrescriptionRefusal {}

    record NoPracticeSituation() implements PrescriptionRefusal {}

    record NoPharmacy() implements PrescriptionRefusal {}

    record OtherRequester() implements PrescriptionRefusal {}

    record NoLine() implements PrescriptionRefusal {}

    record TooManyLines(int most) implements PrescriptionRefusal {}

    record SeveralPatients() implements PrescriptionRefusal {}

    record SeveralGroups() implements PrescriptionRefusal {}

    record SeveralPrescriptions() implements PrescriptionRefusal {}

    record Incomplete(String what) implements PrescriptionRefusal {}

    record WrongQuantity() implements PrescriptionRefusal {}

    record UnknownProduct(String code) implements PrescriptionRefusal {}

    record OtherProductsPack(String cip13) implements PrescriptionRefusal {}

    record NotMarketed(String cis) implements PrescriptionRefusal {}

    record Leased(Instant until) implements PrescriptionRefusal {}

    record NotLeased() implements PrescriptionRefusal {}

    record AlreadyDispensed(Instant at) implements PrescriptionRefusal {}

    record AlreadyRefused(String reason) implements PrescriptionRefusal {}

    record AlreadyCancelled(Instant at) implements PrescriptionRefusal {}

    record Expired(LocalDate validUntil) implements PrescriptionRefusal {}

    record QuantityExceeded(Quantity remaining) implements PrescriptionRefusal {}

    record OtherUnit(String unit) implements PrescriptionRefusal {}

    record NoReason() implements PrescriptionRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case Unknown() -> new Terms(NOT_FOUND, "prescription.unknown", "There is no such prescription.");
            case UnknownLine() ->
                new Terms(NOT_FOUND, "prescription.unknown-line", "There is no such line of a prescription.");
            case UnknownMedication() ->
                new Terms(NOT_FOUND, "prescription.unknown-medication", "The medication base knows no such product.");
            case UnreadableCode() ->
                new Terms(
                        UNREADABLE,
                        "prescription.unreadable-code",
                        "This is neither a prescription number nor the text of its QR: check what was typed.");
            case UnreadableBundle(var detail) -> new Terms(UNREADABLE, "prescription.unreadable-bundle", detail);
            case NotEntitled() ->
                new Terms(FORBIDDEN, "prescription.not-entitled", "Your role does not allow this action.");
            case NoPracticeSituation() ->
                new Terms(
                        FORBIDDEN,
                        "prescription.no-practice-situation",
                        "Choose a practice situation when signing in: a prescription names the place it comes from.");
            case NoPharmacy() ->
                new Terms(
                        FORBIDDEN,
                        "prescription.no-pharmacy",
                        "Your practice situation names no establishment with a FINESS number: a pharmacy is needed.");
            case OtherRequester() ->
                new Terms(
                        FORBIDDEN,
                        "prescription.other-requester",
                        "The requester of each line is the professional who calls.");
            case NoLine() -> new Terms(BROKEN_RULE, "prescription.no-line", "A prescription has at least one line.");
            case TooManyLines(var most) ->
                new Terms(BROKEN_RULE, "prescription.too-many-lines", "A prescription has at most " + most + " lines.");
            case SeveralPatients() ->
                new Terms(BROKEN_RULE, "prescription.several-patients", "All lines are for one and the same patient.");
            case SeveralGroups() ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.several-groups",
                        "All lines of a transaction carry one and the same groupIdentifier.");
            case SeveralPrescriptions() ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.several-prescriptions",
                        "Lines dispensed together belong to one prescription.");
            case Incomplete(var what) ->
                new Terms(BROKEN_RULE, "prescription.incomplete", "Something is missing: " + what);
            case WrongQuantity() ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.wrong-quantity",
                        "A quantity is more than 0, less than a million, with at most three decimals.");
            case UnknownProduct(var code) ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.unknown-product",
                        "The medication base knows no product " + code + ".",
                        Map.of("product", code));
            case OtherProductsPack(var cip13) ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.other-products-pack",
                        "The pack " + cip13 + " is not one of the product prescribed.",
                        Map.of("pack", cip13));
            case NotMarketed(var cis) ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.not-marketed",
                        "The product " + cis + " is not authorised and marketed.",
                        Map.of("product", cis));
            case Leased(var until) ->
                new Terms(
                        CONFLICT,
                        "prescription.leased",
                        "Another pharmacy is at work on this prescription until " + until + ".",
                        Map.of("leaseUntil", until.toString()));
            case NotLeased() ->
                new Terms(
                        CONFLICT,
                        "prescription.not-leased",
                        "Retrieve the prescription first: your pharmacy does not hold it, or no longer.");
            case AlreadyDispensed(var at) ->
                new Terms(
                        CONFLICT,
                        "prescription.already-dispensed",
                        "Everything prescribed was dispensed, the last of it on " + at + ".",
                        Map.of("dispensedAt", at.toString()));
            case AlreadyRefused(var reason) ->
                new Terms(CONFLICT, "prescription.already-refused", "A pharmacist refused this line: " + reason);
            case AlreadyCancelled(var at) ->
                new Terms(CONFLICT, "prescription.already-cancelled", "The prescriber cancelled it on " + at + ".");
            case Expired(var validUntil) ->
                new Terms(
                        CONFLICT,
                        "prescription.expired",
                        "The first dispensing was possible until " + validUntil + ".",
                        Map.of("validUntil", validUntil.toString()));
            case QuantityExceeded(var remaining) ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.quantity-exceeded",
                        "More than what remains to be dispensed: " + remaining + ".",
                        Map.of("remaining", remaining.value().toPlainString(), "unit", remaining.unit()));
            case OtherUnit(var unit) ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.other-unit",
                        "This line is counted in: " + unit + ".",
                        Map.of("unit", unit));
            case NoReason() ->
                new Terms(
                        BROKEN_RULE,
                        "prescription.no-reason",
                        "Give a reason, 500 characters at most: the patient and the other professional read it.");
        };
    }
}
