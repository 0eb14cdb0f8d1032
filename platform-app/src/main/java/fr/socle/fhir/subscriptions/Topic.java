package fr.socle.fhir.subscriptions;

import fr.socle.kernel.Caller;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be followed. A topic says who may follow it, and within which bounds: a citizen follows what concerns
/// that citizen.
enum Topic {
    DOCUMENT_FILED("document-filed", Set.of(Topic.PATIENT)) {
        @Override
        Optional<Map<String, String>> boundsFor(Caller caller) {
            return ownPerson(caller);
        }
    },
    PRESCRIPTION_CHANGED("prescription-changed", Set.of(Topic.PATIENT)) {
        @Override
        Optional<Map<String, String>> boundsFor(Caller caller) {
            return ownPerson(caller);
        }
    },
    MESSAGE_DELIVERED("message-delivered", Set.of(Topic.PATIENT)) {
        @Override
        Optional<Map<String, String>> boundsFor(Caller caller) {
            return ownPerson(caller);
        }
    },
    /// Beds are no person's data, and no citizen's business either.
    BED_AVAILABILITY_CHANGED("bed-availability-changed", Set.of(Topic.ORGANIZATION)) {
        @Override
        Optional<Map<String, String>> boundsFor(Caller caller) {
            return caller instanceof Caller.Citizen ? Optional.empty() : Optional.of(Map.of());
        }
    };

    static final String PATIENT = "patient";
    static final String ORGANIZATION = "organization";

    private final String code;
    private final Set<String> filters;

    Topic(String code, Set<String> filters) {
        this.code = code;
        this.filters = filters;
    }

    /// @return what a subscription of this caller is held to whatever it asks, or nothing when the caller may not
    /// follow the topic
    abstract Optional<Map<String, String>> boundsFor(Caller caller);

    String code() {
        return code;
    }

    /// The filters that a subscriber may set.
    Set<String> filters() {
        return filters;
    }

    /// @param canonical `{public-url}/topics/{code}`, or the code alone
    static Optional<Topic> named(String canonical) {
        var code = canonical.substring(canonical.lastIndexOf('/') + 1);
        return Arrays.stream(values()).filter(topic -> topic.code.equals(code)).findFirst();
    }

    private static Optional<Map<String, String>> ownPerson(Caller caller) {
        return caller instanceof Caller.Citizen citizen
                ? Optional.of(Map.of(PATIENT, "Patient/" + citizen.patient()))
                : Optional.empty();
    }
}
