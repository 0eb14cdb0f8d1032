package fr.socle.directory.terminology.fhir;

import fr.socle.directory.DirectoryRefusal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/// What the terminology operations have in common.
final class Addresses {

    private Addresses() {}

    /// The code asked for, whichever way it was given.
    static Coding coding(@Nullable Coding coding, @Nullable UriType system, @Nullable CodeType code) {
        var asked = coding != null
                ? coding
                : new Coding(system == null ? null : system.getValue(), code == null ? null : code.getValue(), null);
        if (!asked.hasCode() || !asked.hasSystem()) {
            throw new DirectoryRefusal.UnreadableSearch("code, system").asException();
        }
        return asked;
    }

    /// @param found the right words for the code, null when it is unknown
    /// @param given the words the caller has for it
    static Parameters verdict(Coding asked, @Nullable String found, @Nullable String given) {
        var words = given == null ? asked.getDisplay() : given;
        var out = new Parameters();
        out.addParameter().setName("result").setValue(new BooleanType(found != null));
        if (found == null) {
            out.addParameter("message", "The code " + asked.getCode() + " is not one of these.");
        } else {
            out.addParameter("display", found);
            if (words != null && !words.equalsIgnoreCase(found)) {
                out.addParameter("message", "The code is known under other words.");
            }
        }
        return out;
    }

    static String id(String url, String version) {
        return UUID.nameUUIDFromBytes((url + "|" + version).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
