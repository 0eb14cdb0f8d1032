package fr.socle.kernel;

import java.util.Map;

/// A rule said no: expected, explainable, never logged as an error. Each module lists its own in one sealed type.
public interface Refusal {

    Terms terms();

    default Refused asException() {
        return new Refused(this);
    }

    /// A stable published code (`docs/errors.md`) and a sentence for the person concerned that holds no matricule.
    ///
    /// @param details machine-readable facts that help the caller, such as the end of a lease
    record Terms(Kind kind, String code, String explanation, Map<String, String> details) {

        public Terms {
            details = Map.copyOf(details);
        }

        public Terms(Kind kind, String code, String explanation) {
            this(kind, code, explanation, Map.of());
        }
    }

    /// The one table from meaning to HTTP status and FHIR issue type
    /// (<https://hl7.org/fhir/R4/valueset-issue-type.html>).
    enum Kind {
        UNREADABLE(400, "invalid"),
        /// A system or a code that nobody here knows.
        UNKNOWN_CODE(400, "code-invalid"),
        UNAUTHENTICATED(401, "login"),
        FORBIDDEN(403, "forbidden"),
        /// The same, where a profile wants it to be forbidden (PIXm ITI-83).
        FORBIDDEN_CODE(403, "code-invalid"),
        NOT_FOUND(404, "not-found"),
        CONFLICT(409, "conflict"),
        GONE(410, "deleted"),
        STALE(412, "conflict"),
        TOO_LARGE(413, "too-long"),
        BROKEN_RULE(422, "business-rule"),
        TOO_MANY(429, "throttled"),
        UNAVAILABLE(503, "transient");

        private final int status;
        private final String issue;

        Kind(int status, String issue) {
            this.status = status;
            this.issue = issue;
        }

        public int status() {
            return status;
        }

        public String issue() {
            return issue;
        }
    }
}
