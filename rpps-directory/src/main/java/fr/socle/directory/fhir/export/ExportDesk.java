package fr.socle.directory.fhir.export;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.kernel.fhir.FhirCaller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Takes orders for exports and says how far they are, to the program that asked and to nobody else.
@Component
class ExportDesk {

    static final String STATUS = "$export-poll-status";
    private static final int UNDER_WAY_AT_ONCE = 3;
    private static final String POLL_AFTER_SECONDS = "2";

    private final Exports exports;
    private final ExportFiles files;
    private final ExportedTypes types;
    private final Exporting exporting;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    ExportDesk(Exports exports, ExportFiles files, ExportedTypes types, Exporting exporting, Clock clock) {
        this.exports = exports;
        this.files = files;
        this.types = types;
        this.exporting = exporting;
        this.clock = clock;
    }

    void begin(RequestDetails request, @Nullable String only, HttpServletResponse response) {
        var export = Asked.read(request).export(types, only, clock.instant());
        if (exports.underWay(export.client()) >= UNDER_WAY_AT_ONCE) {
            throw new ExportRefusal.TooMany().asException();
        }
        exports.add(export);
        exporting.wake();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", request.getFhirServerBase() + "/" + STATUS + "?export=" + export.id());
    }

    void state(RequestDetails request, HttpServletResponse response) {
        var client = FhirCaller.of(request).actor().reference();
        var id = id(request);
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            if (!exports.remove(id, client)) {
                throw new ExportRefusal.UnknownExport().asException();
            }
            files.remove(id);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        var export = exports.find(id, client).orElseThrow(() -> new ExportRefusal.UnknownExport().asException());
        switch (export.state()) {
            case OPEN -> {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                response.setHeader("X-Progress", export.progress());
                response.setHeader("Retry-After", POLL_AFTER_SECONDS);
            }
            case FAILED -> throw new ExportRefusal.Failed().asException();
            case COMPLETE -> complete(request, response, export);
        }
    }

    private void complete(RequestDetails request, HttpServletResponse response, Export export) {
        var finished = export.finishedAt() == null ? clock.instant() : export.finishedAt();
        response.setHeader("Expires", httpDate(finished.plus(exporting.kept())));
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(json.writeValueAsBytes(manifest(request, export)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Map<String, Object> manifest(RequestDetails request, Export export) {
        var host = request.getFhirServerBase().replaceFirst("/fhir$", "");
        var address = host + ExportFilesController.PATH + "/" + export.id() + "/";
        var all = exports.files(export.id());
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("transactionTime", export.at().toString());
        manifest.put("request", export.request());
        manifest.put("requiresAccessToken", true);
        manifest.put("output", listed(all, false, address));
        manifest.put("deleted", listed(all, true, address));
        manifest.put("error", List.of());
        return manifest;
    }

    private static List<Map<String, Object>> listed(List<Export.File> all, boolean deleted, String address) {
        return all.stream()
                .filter(it -> it.deleted() == deleted)
                .map(it -> Map.<String, Object>of(
                        // deletions are told in bundles
                        "type", deleted ? "Bundle" : it.type(), "url", address + it.name(), "count", it.lines()))
                .toList();
    }

    private static UUID id(RequestDetails request) {
        var given = request.getParameters().get("export");
        try {
            return UUID.fromString(given == null || given.length == 0 ? "" : given[0]);
        } catch (IllegalArgumentException none) {
            throw new ExportRefusal.UnknownExport().asException();
        }
    }

    private static String httpDate(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(at.atOffset(ZoneOffset.UTC));
    }
}
