package fr.socle.identity.web.files;

import fr.socle.identity.Traits;
import fr.socle.identity.local.InsiSearch.Answer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What INSi answered, beside what the structure holds: trait by trait, and whether they differ.
///
/// @param code 00, 01 or 02
record InsiView(String code, List<Line> lines) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    static InsiView of(Answer answer, Traits ours) {
        return switch (answer) {
            case Answer.One(var _, var theirs) -> new InsiView("00", lines(ours, theirs));
            case Answer.Nobody() -> new InsiView("01", List.of());
            case Answer.Several() -> new InsiView("02", List.of());
        };
    }

    private static List<Line> lines(Traits ours, Traits theirs) {
        return List.of(
                new Line("birth-name", ours.birthName(), theirs.birthName()),
                new Line("given-names", names(ours), names(theirs)),
                new Line("first-given-name", ours.firstGivenName(), theirs.firstGivenName()),
                new Line("birth-date", DAY.format(ours.birthDate()), DAY.format(theirs.birthDate())),
                new Line("sex", ours.sex().name(), theirs.sex().name()),
                new Line("birth-place", ours.birthPlace(), theirs.birthPlace()));
    }

    private static String names(Traits traits) {
        return String.join(" ", traits.givenNames());
    }

    record Line(String trait, @Nullable String ours, String theirs) {

        public boolean isSame() {
            return theirs.equals(ours);
        }
    }
}
