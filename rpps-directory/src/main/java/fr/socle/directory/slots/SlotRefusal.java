package fr.socle.directory.slots;

import fr.socle.kernel.Refusal;

/// Every "no" about diaries, slots and appointments.
public sealed interface SlotRefusal extends Refusal {

    record UnknownSchedule() implements SlotRefusal {}

    record UnknownSlot() implements SlotRefusal {}

    record UnknownAppointment() implements SlotRefusal {}

    /// The diary is kept by somebody else.
    record NotYourDiary() implements SlotRefusal {}

    record AlreadyBooked() implements SlotRefusal {}

    record NotFree() implements SlotRefusal {}

    /// Sent again with an older version than ours.
    record Changed(int version) implements SlotRefusal {}

    /// Something a diary, a slot or an appointment must have, or may not have.
    record Unacceptable(String why) implements SlotRefusal {}

    record NotAllowed() implements SlotRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case UnknownSchedule() -> new Terms(Kind.NOT_FOUND, "slots.unknown-schedule", "There is no such diary.");
            case UnknownSlot() -> new Terms(Kind.NOT_FOUND, "slots.unknown-slot", "There is no such slot.");
            case UnknownAppointment() ->
                new Terms(Kind.NOT_FOUND, "slots.unknown-appointment", "There is no such appointment.");
            case NotYourDiary() ->
                new Terms(Kind.FORBIDDEN, "slots.not-your-diary", "Only those who keep a diary write in it.");
            case AlreadyBooked() ->
                new Terms(Kind.CONFLICT, "slots.already-booked", "Somebody else has just taken this slot.");
            case NotFree() -> new Terms(Kind.CONFLICT, "slots.not-free", "This slot is not free.");
            case Changed(var version) ->
                new Terms(Kind.STALE, "slots.changed", "It has changed since: the version is now " + version + ".");
            case Unacceptable(var why) -> new Terms(Kind.BROKEN_RULE, "slots.unacceptable", why);
            case NotAllowed() ->
                new Terms(Kind.FORBIDDEN, "slots.not-allowed", "This is not for the caller to see or to do.");
        };
    }
}
