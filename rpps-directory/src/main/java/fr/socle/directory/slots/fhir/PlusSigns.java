package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Arrays;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The SAS writes `start=ge2026-03-02T10:00:00+02:00` in its addresses without escaping the sign, which forms
/// read as a space. No instant holds a space: it was a plus sign.
@Component
@Interceptor
class PlusSigns {

    private static final Pattern LOST = Pattern.compile("(T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?) (\\d\\d:\\d\\d)$");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void putBack(ServletRequestDetails request) {
        var all = request.getParameters();
        if (all.values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(it -> LOST.matcher(it).find())) {
            return;
        }
        var mended = new HashMap<String, String[]>();
        all.forEach((name, values) -> mended.put(
                name,
                Arrays.stream(values)
                        .map(it -> LOST.matcher(it).replaceAll("$1+$2"))
                        .toArray(String[]::new)));
        request.setParameters(mended);
    }
}
