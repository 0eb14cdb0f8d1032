package fr.socle.directory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.directory.fhir.search.Entry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/// Answers reads and searches of the directory in JSON straight from the rows: building the FHIR library's objects and
/// writing them out again costs ten times the search. Whoever asks for XML or for parts of resources takes the longer
/// way. Runs after the doors that say who may come in.
@Component
@Interceptor(order = Integer.MAX_VALUE)
class QuickAnswers {

    private static final String JSON = "application/fhir+json;charset=UTF-8";
    private static final List<String> SHAPING = List.of("_format", "_pretty", "_elements", "_contained");

    private final DirectoryDoor door;

    QuickAnswers(DirectoryDoor door) {
        this.door = door;
    }

    /// @return whether the request goes on
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean answer(ServletRequestDetails request, HttpServletResponse response) throws IOException {
        var type = request.getResourceName();
        if (type == null || !door.searches().know(type) || !isPlain(request)) {
            return true;
        }
        return switch (request.getRestOperationType()) {
            case SEARCH_TYPE -> {
                send(response, door.search(request));
                yield false;
            }
            case READ -> {
                send(response, door.read(type, request.getId().getIdPart()));
                yield false;
            }
            case null, default -> true;
        };
    }

    private static boolean isPlain(ServletRequestDetails request) {
        var accept = request.getHeader("Accept");
        var summary = request.getParameters().get("_summary");
        return SHAPING.stream().noneMatch(request.getParameters()::containsKey)
                && (summary == null || summary[0].equals("count"))
                && (accept == null || !accept.contains("xml"))
                && (accept == null || !accept.contains("html"))
                && request.getHeader("If-None-Match") == null
                && request.getHeader("If-Modified-Since") == null;
    }

    private static void send(HttpServletResponse response, Entry entry) throws IOException {
        response.setHeader("ETag", "W/\"" + entry.version() + "\"");
        response.setHeader(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME
                        .withLocale(Locale.ROOT)
                        .format(entry.updatedAt().atOffset(ZoneOffset.UTC)));
        send(response, entry.json());
    }

    private static void send(HttpServletResponse response, byte[] json) throws IOException {
        response.setContentType(JSON);
        response.setContentLength(json.length);
        try {
            response.getOutputStream().write(json);
        } catch (IOException failed) {
            if (!DisconnectedClientHelper.isClientDisconnectedException(failed)) {
                throw failed;
            }
            // whoever asked has gone: there is nobody to tell, and nothing is wrong here
        }
    }
}
