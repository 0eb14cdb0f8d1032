package fr.socle.directory.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.fhir.HistoryReading.Mark;
import fr.socle.directory.fhir.HistoryReading.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What changed of a whole type, page by page (<https://hl7.org/fhir/R4/http.html#history>): the FHIR library takes the
/// length of a page for the total and has no next one.
@Component
@Interceptor(order = Integer.MAX_VALUE)
class HistoryAnswers {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final Set<String> TYPES =
            Set.of("Practitioner", "PractitionerRole", "Organization", "Device", "HealthcareService", "Location");
    private static final int PAGE = 100;
    private static final int LARGEST = 1_000;

    private final HistoryReading reading;

    HistoryAnswers(HistoryReading reading) {
        this.reading = reading;
    }

    /// @return whether the request goes on
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean answer(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        var type = request.getResourceName();
        if (type == null
                || request.getRestOperationType() != RestOperationTypeEnum.HISTORY_TYPE
                || !TYPES.contains(type)) {
            return true;
        }
        var bundle = page(request, type);
        var xml = wants(request.getHeader("Accept"), "xml") || wants(value(request, "_format"), "xml");
        var text = (xml ? R4.newXmlParser() : R4.newJsonParser()).encodeResourceToString(bundle);
        response.setContentType(xml ? "application/fhir+xml;charset=UTF-8" : "application/fhir+json;charset=UTF-8");
        response.getOutputStream().write(text.getBytes(UTF_8));
        return false;
    }

    private Bundle page(ServletRequestDetails request, String type) {
        var size = size(value(request, "_count"));
        var found =
                reading.since(type, since(value(request, "_since")), Mark.read(value(request, "_cursor")), size + 1);
        var page = found.size() > size ? found.subList(0, size) : found;
        var base = request.getFhirServerBase() + "/" + type;
        var bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.addLink().setRelation("self").setUrl(base + query(request, value(request, "_cursor")));
        if (found.size() > size) {
            var last = page.getLast();
            bundle.addLink().setRelation("next").setUrl(base + query(request, new Mark(last.at(), last.id()).text()));
        }
        page.forEach(it -> add(bundle, base, type, it));
        return bundle;
    }

    private void add(Bundle bundle, String base, String type, Version version) {
        var entry = bundle.addEntry().setFullUrl(base + "/" + version.id());
        var json = version.json();
        if (json != null) {
            entry.setResource((Resource) R4.newJsonParser().parseResource(new java.io.ByteArrayInputStream(json)));
        }
        entry.getRequest()
                .setMethod(json == null ? HTTPVerb.DELETE : HTTPVerb.PUT)
                .setUrl(type + "/" + version.id());
        entry.getResponse()
                .setStatus(json == null ? "204" : "200")
                .setEtag("W/\"" + version.version() + "\"")
                .setLastModifiedElement(new InstantType(Date.from(version.at())));
    }

    private static Instant since(@Nullable String text) {
        try {
            return text == null
                    ? Instant.EPOCH
                    : new InstantType(text.replace(' ', '+')).getValue().toInstant();
        } catch (DateTimeException | IllegalArgumentException | ca.uhn.fhir.parser.DataFormatException none) {
            throw new DirectoryRefusal.UnreadableSearch("_since").asException();
        }
    }

    private static int size(@Nullable String text) {
        try {
            return text == null ? PAGE : Math.clamp(Integer.parseInt(text), 1, LARGEST);
        } catch (NumberFormatException none) {
            throw new DirectoryRefusal.UnreadableSearch("_count").asException();
        }
    }

    private static String query(ServletRequestDetails request, @Nullable String cursor) {
        var parts = new java.util.ArrayList<String>();
        for (var name : List.of("_since", "_count", "_format")) {
            var value = value(request, name);
            if (value != null) {
                parts.add(name + "=" + URLEncoder.encode(value, UTF_8));
            }
        }
        if (cursor != null) {
            parts.add("_cursor=" + URLEncoder.encode(cursor, UTF_8));
        }
        return "/_history" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static boolean wants(@Nullable String asked, String format) {
        return asked != null && asked.contains(format);
    }

    private static @Nullable String value(ServletRequestDetails request, String name) {
        var values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }
}
