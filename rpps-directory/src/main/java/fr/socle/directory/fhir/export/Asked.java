package fr.socle.directory.fhir.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.fhir.FhirCaller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/// Reads the request that begins an export
/// (<https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-kick-off-request>).
///
/// @param parameters as given in the URL, or in the body of a `POST`
record Asked(RequestDetails request, Map<String, List<String>> parameters) {

    private static final Set<String> KNOWN = Set.of("_outputFormat", "_since", "_type", "_typeFilter");
    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    /// A comma parts filters only where another one begins.
    private static final Pattern BETWEEN_FILTERS = Pattern.compile(",(?=[A-Z][A-Za-z]+\\?)");

    static Asked read(RequestDetails request) {
        return new Asked(request, request.getRequestType() == RequestTypeEnum.POST ? body(request) : query(request));
    }

    /// @param only the type in the path of the request, null for an export of several
    Export export(ExportedTypes exported, @Nullable String only, Instant now) {
        var prefer = String.join(",", request.getHeaders("Prefer"));
        if (!prefer.contains("respond-async")) {
            throw new ExportRefusal.NotAsynchronous().asException();
        }
        var caller = FhirCaller.of(request);
        if (caller instanceof Caller.Professional || caller instanceof Caller.Citizen) {
            throw new ExportRefusal.ForPrograms().asException();
        }
        if (!prefer.contains("handling=lenient")) {
            parameters.keySet().stream().filter(it -> !KNOWN.contains(it)).forEach(Asked::refuse);
        }
        if (!values("_outputFormat").stream().allMatch(it -> FORMATS.contains(it.replace(' ', '+')))) {
            throw refuse("_outputFormat");
        }
        var types = types(exported, only);
        var filters = filters(types);
        filters.forEach(it -> exported.of(type(it)).check(it.substring(it.indexOf('?') + 1)));
        return new Export(
                Ids.next(),
                caller.actor().reference(),
                request.getCompleteUrl(),
                types,
                filters,
                since(),
                now,
                Export.State.OPEN,
                null,
                0,
                null,
                0);
    }

    /// Those asked for; without any, those the token opens.
    private List<String> types(ExportedTypes exported, @Nullable String only) {
        var asked = only == null ? split("_type", ",") : List.of(only);
        if (!asked.isEmpty()) {
            for (var type : asked) {
                exported.of(type);
                if (!FhirCaller.mayRead(request, type)) {
                    throw new ExportRefusal.OutOfScope(type).asException();
                }
            }
            return asked.stream().distinct().toList();
        }
        var open = exported.names().stream()
                .filter(it -> FhirCaller.mayRead(request, it))
                .toList();
        if (open.isEmpty()) {
            throw new ExportRefusal.OutOfScope("*").asException();
        }
        return open;
    }

    private List<String> filters(List<String> types) {
        var filters = values("_typeFilter").stream()
                .flatMap(BETWEEN_FILTERS::splitAsStream)
                .map(String::strip)
                .toList();
        if (!filters.stream().allMatch(it -> it.indexOf('?') > 0 && types.contains(type(it)))) {
            throw refuse("_typeFilter");
        }
        return filters;
    }

    private static String type(String filter) {
        return filter.substring(0, filter.indexOf('?'));
    }

    private @Nullable Instant since() {
        var given = values("_since");
        if (given.isEmpty()) {
            return null;
        }
        try {
            // a plus sign that was not encoded arrives as a blank
            return OffsetDateTime.parse(given.getFirst().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException none) {
            throw refuse("_since");
        }
    }

    private List<String> split(String name, String by) {
        return values(name).stream()
                .flatMap(it -> Arrays.stream(it.split(by)))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static RuntimeException refuse(String parameter) {
        throw new ExportRefusal.Unexportable(parameter).asException();
    }

    private static Map<String, List<String>> query(RequestDetails request) {
        var all = new LinkedHashMap<String, List<String>>();
        request.getParameters().forEach((name, values) -> all.put(name, List.of(values)));
        return all;
    }

    private static Map<String, List<String>> body(RequestDetails request) {
        var body = request.loadRequestContents();
        var all = new LinkedHashMap<String, List<String>>();
        if (body.length > 0) {
            FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Parameters.class, new java.io.ByteArrayInputStream(body))
                    .getParameter()
                    .forEach(it -> all.computeIfAbsent(it.getName(), _ -> new ArrayList<>())
                            .add(it.hasValue() ? String.valueOf(it.getValue().primitiveValue()) : ""));
        }
        return all;
    }
}
