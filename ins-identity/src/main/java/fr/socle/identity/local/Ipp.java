package fr.socle.identity.local;

import fr.socle.kernel.FinessNumber;
import java.util.regex.Pattern;

/// Identifiant permanent du patient: the number of a patient in the domain of one structure.
public record Ipp(FinessNumber structure, String number) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

    public Ipp {
        if (!FORM.matcher(number).matches()) {
            throw LocalRefusal.MALFORMED_NUMBER.asException();
        }
    }
}
