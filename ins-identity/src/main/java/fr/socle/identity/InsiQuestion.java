package fr.socle.identity;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What INSi is asked: a person by traits, or the bearer of a carte Vitale.
public sealed interface InsiQuestion {

    /// @param givenNames one or more of the list, in its order
    /// @param birthDate `AAAA-MM-JJ`
    /// @param birthPlace INSEE code, when the other traits do not suffice
    record ByTraits(
            String birthName,
            List<String> givenNames,
            Sex sex,
            String birthDate,
            @Nullable String birthPlace) implements InsiQuestion {

        private static final Pattern DATE = Pattern.compile("(?:18[5-9]|19\\d|20\\d)\\d-\\d{2}-\\d{2}");
        /// Departments of today and of yesterday (91 to 96 were also Algeria, Morocco and Tunisia), overseas, `99` and
        /// a country. INSi knows no 99999 (unknown place).
        private static final Pattern PLACE = Pattern.compile("(?!99999)(?:0[1-9]|[1-8]\\d|9[0-9]|2[AB])(?!000)\\d{3}");

        public ByTraits {
            requireName(birthName, "birthName", true);
            givenNames.forEach(name -> requireName(name, "givenName", false));
            givenNames = List.copyOf(givenNames);
            if (givenNames.isEmpty()) {
                throw new InsiRefusal.MissingTrait("givenName").asException();
            }
            if (!DATE.matcher(birthDate).matches()) {
                throw new InsiRefusal.ImpossibleDate().asException();
            }
            if (birthPlace != null && !PLACE.matcher(birthPlace).matches()) {
                throw new InsiRefusal.UnknownPlace().asException();
            }
        }

        private static void requireName(String name, String trait, boolean family) {
            if (name.isBlank()) {
                throw new InsiRefusal.MissingTrait(trait).asException();
            }
            try {
                var _ = family ? Spelling.familyName(name) : Spelling.givenName(name);
            } catch (IllegalArgumentException notSpelledSo) {
                throw new InsiRefusal.NameSpelling(trait).asException();
            }
        }

        @Override
        public String toString() {
            return "ByTraits[•••]";
        }
    }

    /// A card is a key to search with, never a proof: the answer holds the traits of the register, not those of the
    /// card.
    ///
    /// @param number thirteen characters of the person's own number
    /// @param insured thirteen characters of the number of the insured person whose card it is
    /// @param birthDate `AAAA-MM-JJ`, as the card writes it
    /// @param birthRank among the children born that day
    record ByCard(
            @Nullable String number,
            @Nullable String insured,
            @Nullable String birthName,
            @Nullable String birthDate,
            @Nullable Integer birthRank)
            implements InsiQuestion {

        public ByCard {
            if (number == null && insured == null) {
                throw new InsiRefusal.MissingTrait("number").asException();
            }
            if (number == null && birthDate == null) {
                throw new InsiRefusal.MissingTrait("birthDate").asException();
            }
        }

        @Override
        public String toString() {
            return "ByCard[•••]";
        }
    }
}
