package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.slots.Appointments;
import fr.socle.directory.slots.Booking;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Appointments of the SAS: made with `POST`, followed with `PUT Appointment?identifier=`
/// (<https://hl7.org/fhir/R4/appointment.html>).
@Component
class AppointmentProvider implements IResourceProvider {

    private final Booking booking;
    private final Appointments appointments;

    AppointmentProvider(Booking booking, Appointments appointments) {
        this.booking = booking;
        this.appointments = appointments;
    }

    @Override
    public Class<Appointment> getResourceType() {
        return Appointment.class;
    }

    @Read
    public Appointment read(@IdParam IdType id, RequestDetails request) {
        return AppointmentMapper.toFhir(booking.read(FhirCaller.of(request), id(id)));
    }

    /// By identifier; a citizen may ask for their own without any.
    @Search
    public Bundle search(
            @OptionalParam(name = Appointment.SP_IDENTIFIER) @Nullable TokenParam identifier, RequestDetails request) {
        var caller = FhirCaller.of(request);
        var found = identifier == null ? own(caller) : identified(caller, identifier);
        return Searchset.of(
                request,
                request.getParameters(),
                found.map(AppointmentMapper::toFhir).toList(),
                null,
                null);
    }

    private Stream<fr.socle.directory.slots.Appointment> own(Caller caller) {
        return caller instanceof Caller.Citizen citizen
                ? appointments.of(citizen.patient()).stream()
                : Stream.<fr.socle.directory.slots.Appointment>of();
    }

    private Stream<fr.socle.directory.slots.Appointment> identified(Caller caller, TokenParam identifier) {
        var asked = Asking.condition("identifier=" + identifier.getSystem() + "|" + identifier.getValue());
        return List.of(asked).stream()
                .flatMap(it -> appointments.identifiedBy(it).stream())
                .flatMap(it -> {
                    try {
                        return Stream.of(booking.read(caller, it.id()));
                    } catch (Refused notTheirs) {
                        return Stream.empty();
                    }
                });
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Appointment sent, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        Asking.condition(condition);
        var booked = booking.book(FhirCaller.of(request), AppointmentMapper.read(sent));
        if (!booked.isNew() && condition == null) {
            throw new SlotRefusal.AlreadyBooked().asException();
        }
        return outcome(booked.appointment(), booked.isNew());
    }

    /// By id, or by `identifier` when there may be none yet.
    @Update
    public MethodOutcome update(
            @ResourceParam Appointment sent,
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        var caller = FhirCaller.of(request);
        var said = AppointmentMapper.read(sent);
        var known = Asking.condition(condition);
        if (known == null) {
            if (id == null) {
                throw new SlotRefusal.UnknownAppointment().asException();
            }
            return outcome(booking.follow(caller, id(id), said, expected(id)), false);
        }
        if (!known.equals(said.identifier())) {
            throw new SlotRefusal.Unacceptable("The identifier asked by is not the one in the body.").asException();
        }
        var booked = booking.book(caller, said);
        return booked.isNew()
                ? outcome(booked.appointment(), true)
                : outcome(booking.follow(caller, booked.appointment().id(), said, null), false);
    }

    private static UUID id(IdType id) {
        return Sas.id(id.getIdPart()).findFirst().orElseThrow(() -> new SlotRefusal.UnknownAppointment().asException());
    }

    private static @Nullable Integer expected(IdType id) {
        return id.hasVersionIdPart() ? id.getVersionIdPartAsLong().intValue() : null;
    }

    private static MethodOutcome outcome(fr.socle.directory.slots.Appointment it, boolean isNew) {
        return new MethodOutcome(new IdType("Appointment", it.id().toString(), String.valueOf(it.version())), isNew)
                .setResource(AppointmentMapper.toFhir(it));
    }
}
