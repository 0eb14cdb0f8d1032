package fr.socle.mssante.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import fr.socle.kernel.fhir.TimeSpan;
import fr.socle.mssante.Mailboxes;
import fr.socle.mssante.MessageId;
import fr.socle.mssante.MessagePosition;
import fr.socle.mssante.MessageSearch;
import fr.socle.mssante.MssanteRefusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reading and searching the caller's own mailbox. <https://hl7.org/fhir/R4/http.html#search>
@Component
class CommunicationProvider implements IResourceProvider {

    private static final int PAGE = 20;

    private final Mailboxes mailboxes;

    CommunicationProvider(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public Class<Communication> getResourceType() {
        return Communication.class;
    }

    @Read
    public Communication read(@IdParam IdType id, RequestDetails request) {
        var caller = FhirCaller.of(request);
        var holder = mailboxOf(caller);
        return CommunicationMapper.toFhir(mailboxes.read(caller, holder, MessageId.parse(id.getIdPart())), holder);
    }

    @Search
    public Bundle search(
            @Description("the holder of the mailbox: the caller, who is also meant when nobody is named")
                    @OptionalParam(name = Communication.SP_PATIENT)
                    @Nullable
                    ReferenceParam patient,
            @Description("when the message reached the mailbox")
                    @OptionalParam(name = Communication.SP_RECEIVED)
                    @Nullable
                    DateRangeParam received,
            @Description("where the page begins, as the next link of the page before says")
                    @OptionalParam(name = Searchset.CURSOR)
                    @Nullable
                    StringParam cursor,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        var caller = FhirCaller.of(request);
        var holder = patient == null ? mailboxOf(caller) : PatientId.parse(patient.getIdPart());
        var span = received == null ? new TimeSpan(null, null) : TimeSpan.of(received);
        var search = new MessageSearch(
                span.from(),
                span.until(),
                cursor == null ? null : MessagePosition.decode(cursor.getValue()),
                count == null ? PAGE : count);
        var page = mailboxes.search(caller, holder, search);
        var next = page.next();
        return Searchset.of(
                request,
                request.getParameters(),
                page.messages().stream()
                        .map(message -> CommunicationMapper.toFhir(message, holder))
                        .toList(),
                next == null ? null : next.encode(),
                total == SearchTotalModeEnum.ACCURATE ? mailboxes.count(caller, holder, search) : null);
    }

    private static PatientId mailboxOf(Caller caller) {
        if (caller instanceof Caller.Citizen citizen) {
            return citizen.patient();
        }
        throw new MssanteRefusal.NotTheHolder().asException();
    }
}
