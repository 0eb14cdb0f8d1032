package fr.socle.mssante;

import fr.socle.identity.Identity;
import java.util.Locale;

/// The address of a citizen: the matricule INS, at the domain of the citizens. Made only from a qualified identity,
/// and never printed.
record CitizenAddress(String value) {

    static CitizenAddress of(Identity qualified, String domain) {
        var ins = qualified.ins();
        if (ins == null) {
            throw new IllegalStateException("A qualified identity without an INS");
        }
        return new CitizenAddress(ins.matricule().toLowerCase(Locale.ROOT) + "@" + domain);
    }

    @Override
    public String toString() {
        return "CitizenAddress[•••]";
    }
}
