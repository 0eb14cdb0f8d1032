package fr.socle.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/// The matricule INS (thirteen characters and their key) and the authority that assigned it. Nothing in the
/// characters tells a NIR from a NIA: only the authority does. Well-formed by construction, masked when printed.
///
/// The key is checked on what people, documents and programs supply ([#of]). A number that the national register holds
/// is kept as it came, a wrong key included ([#keyHolds] tells).
///
/// The birth date and place are never read out of it: they may have been rectified since, and months above twelve
/// exist for incomplete civil records.
public record Ins(String matricule, Authority authority) {

    private static final Pattern FORM =
            Pattern.compile("[1-478]\\d{2}(?!00)\\d{2}(?:\\d{2}|2[AB])\\d{6}(?:0[1-9]|[1-8]\\d|9[0-7])");
    private static final int WITHOUT_KEY = 13;

    public Ins {
        if (!FORM.matcher(matricule).matches()) {
            throw new IllegalArgumentException("Not a matricule INS");
        }
    }

    /// Reads what a person, a document or a program supplied.
    ///
    /// @param oid of the assigning authority, bare or as `urn:oid:…`
    /// @param matricule fifteen characters; spaces and lower case are forgiven
    public static Ins of(String oid, String matricule) {
        var authority = Authority.of(oid);
        var compact = matricule.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(compact).matches()) {
            throw new IdentityRefusal.MalformedNumber().asException();
        }
        if (!keyHolds(compact)) {
            throw new IdentityRefusal.WrongKey().asException();
        }
        return new Ins(compact, authority);
    }

    /// Reads a number that the register may hold, its key right or not.
    public static Ins asRegistered(String oid, String matricule) {
        var compact = matricule.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(compact).matches()) {
            throw new IdentityRefusal.MalformedNumber().asException();
        }
        return new Ins(compact, Authority.of(oid));
    }

    /// The number whose first thirteen characters are given, with its key.
    public static Ins withKey(String thirteenCharacters, Authority authority) {
        return new Ins(thirteenCharacters + "%02d".formatted(key(thirteenCharacters)), authority);
    }

    /// Whether the last two digits are the key of the others.
    public boolean keyHolds() {
        return keyHolds(matricule);
    }

    /// Whether this is the key of these thirteen characters, which look like a number.
    public static boolean isKey(String thirteenCharacters, String key) {
        return "%02d".formatted(key(thirteenCharacters)).equals(key);
    }

    private static boolean keyHolds(String matricule) {
        return key(matricule.substring(0, WITHOUT_KEY)) == Integer.parseInt(matricule.substring(WITHOUT_KEY));
    }

    /// 97 − (N mod 97), Corsica counting as departments 19 (2A) and 18 (2B).
    private static int key(String thirteenCharacters) {
        var department = thirteenCharacters.substring(5, 7);
        var number =
                switch (department) {
                    case "2A" -> thirteenCharacters.substring(0, 5) + "19" + thirteenCharacters.substring(7);
                    case "2B" -> thirteenCharacters.substring(0, 5) + "18" + thirteenCharacters.substring(7);
                    default -> thirteenCharacters;
                };
        return (int) (97 - Long.parseLong(number) % 97);
    }

    @Override
    public String toString() {
        return "Ins[" + authority + " •••]";
    }

    /// Who assigned the number. Test and demonstration numbers are nobody's identity outside a sandbox.
    public enum Authority {
        NIR("1.2.250.1.213.1.4.8", "INS-NIR"),
        NIA("1.2.250.1.213.1.4.9", "INS-NIA"),
        TEST("1.2.250.1.213.1.4.10", "INS-NIR-TEST"),
        DEMO("1.2.250.1.213.1.4.11", "INS-NIR-DEMO");

        private static final String URN = "urn:oid:";

        private final String oid;
        private final String typeCode;

        Authority(String oid, String typeCode) {
            this.oid = oid;
            this.typeCode = typeCode;
        }

        /// @param oid bare or as `urn:oid:…`
        public static Authority of(String oid) {
            var bare = oid.startsWith(URN) ? oid.substring(URN.length()) : oid;
            for (var authority : values()) {
                if (authority.oid.equals(bare)) {
                    return authority;
                }
            }
            throw new IdentityRefusal.UnknownAuthority().asException();
        }

        public String oid() {
            return oid;
        }

        /// Whether numbers of this FHIR system are INS.
        public static boolean isSystem(String system) {
            for (var authority : values()) {
                if (system.equals(authority.system())) {
                    return true;
                }
            }
            return false;
        }

        /// The FHIR system of its numbers.
        public String system() {
            return URN + oid;
        }

        /// The type of identifier in FR Core (`fr-core-cs-v2-0203`).
        public String typeCode() {
            return typeCode;
        }
    }
}
