package fr.socle.identity.pam;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message says, field by field, whatever its structure. `""` in a field means "take it away".
final class PamMessage {

    static final String ERASED = "\"\"";
    private static final int MOST_REPETITIONS = 50;

    private final Terser terser;

    PamMessage(Message message) {
        this.terser = new Terser(message);
    }

    String controlId() {
        return value("/MSH-10") == null ? "" : field("/MSH-10");
    }

    /// A28, A31…
    String event() {
        return field("/MSH-9-2");
    }

    String type() {
        return field("/MSH-9-1");
    }

    String sender() {
        return field("/MSH-3-1");
    }

    /// @param path of the Terser, for example `/.PID-8`
    String field(String path) {
        var value = value(path);
        return value == null ? "" : value.strip();
    }

    private @Nullable String value(String path) {
        try {
            return terser.get(path);
        } catch (HL7Exception | RuntimeException notThere) {
            return null; // a segment that the message does not have
        }
    }

    /// The repetitions of a field that hold something.
    List<Repetition> repetitions(String segmentAndField) {
        var found = new ArrayList<Repetition>();
        for (var i = 0; i < MOST_REPETITIONS; i++) {
            var repetition = new Repetition("/." + segmentAndField + "(" + i + ")");
            if (!repetition.holdsSomething()) {
                break;
            }
            found.add(repetition);
        }
        return found;
    }

    /// One repetition of a field, by component.
    final class Repetition {

        private static final int LAST_COMPONENT = 12;

        private final String path;

        private Repetition(String path) {
            this.path = path;
        }

        String component(int number) {
            return field(path + "-" + number);
        }

        String component(int number, int subcomponent) {
            return field(path + "-" + number + "-" + subcomponent);
        }

        private boolean holdsSomething() {
            for (var i = 1; i <= LAST_COMPONENT; i++) {
                if (!component(i).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}
