package fr.socle.fhir;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What `patient/` scopes open to a professional's program: the one patient it was launched with, and only where the
/// request itself names that patient. What is found by another name needs a `user/` scope.
final class LaunchedPatient {

    private static final List<String> NAMES = List.of("patient", "subject");

    private LaunchedPatient() {}

    static boolean is(String patient, ServletRequestDetails request, String resource) {
        if ("Patient".equals(resource)) {
            var id = request.getId();
            return id != null ? patient.equals(id.getIdPart()) : isNamed(patient, request, "_id");
        }
        return request.getId() == null && NAMES.stream().anyMatch(it -> isNamed(patient, request, it));
    }

    /// Named once and alone: a list or a chain may mean others too.
    private static boolean isNamed(String patient, ServletRequestDetails request, String parameter) {
        var values = request.getParameters().get(parameter);
        return values != null
                && values.length == 1
                && Arrays.asList(patient, "Patient/" + patient).contains(values[0]);
    }

    static Set<String> without(Set<String> scopes) {
        return scopes.stream().filter(it -> !it.startsWith("patient/")).collect(Collectors.toUnmodifiableSet());
    }
}
