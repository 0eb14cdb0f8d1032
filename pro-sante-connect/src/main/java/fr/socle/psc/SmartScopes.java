package fr.socle.psc;

import java.util.Collection;
import java.util.regex.Pattern;

/// SMART v2 scopes: a client registered for `user/*.cruds` may ask for `user/Patient.rs`
/// (<https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html>).
public final class SmartScopes {

    private static final Pattern FORM = Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]*)\\.(c?r?u?d?s?)");

    private SmartScopes() {}

    public static boolean allows(Collection<String> registered, Collection<String> asked) {
        return asked.stream().allMatch(scope -> registered.stream().anyMatch(it -> covers(it, scope)));
    }

    public static boolean covers(String registered, String asked) {
        if (registered.equals(asked)) {
            return true;
        }
        var wide = FORM.matcher(registered);
        var narrow = FORM.matcher(asked);
        return wide.matches()
                && narrow.matches()
                && !narrow.group(3).isEmpty()
                && wide.group(1).equals(narrow.group(1))
                && (wide.group(2).equals("*") || wide.group(2).equals(narrow.group(2)))
                && narrow.group(3).chars().allMatch(letter -> wide.group(3).indexOf(letter) >= 0);
    }
}
