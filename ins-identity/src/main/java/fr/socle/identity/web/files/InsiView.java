package fr.socle.identity.web.files;

import fr.socle.identity.Traits;
import fr.socle.identity.Verdict;
import fr.socle.identity.local.InsiSearch.Answer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

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
        var verdict = Verdict.between(ours, theirs).lines().iterator();
        return List.of(
                new Line("birth-name", ours.birthName(), theirs.birthName(), verdict.next()),
                new Line("given-names", names(ours), names(theirs), verdict.next()),
                new Line("birth-date", DAY.format(ours.birthDate()), DAY.format(theirs.birthDate()), verdict.next()),
                new Line("sex", ours.sex().name(), theirs.sex().name(), verdict.next()),
                new Line("birth-place", ours.birthPlace(), theirs.birthPlace(), verdict.next()));
    }

    private static String names(Traits traits) {
        return String.join(" ", traits.givenNames());
    }

    /// @param verdict by which rules the two are one, or that they are not
    record Line(String trait, String ours, String theirs, Verdict.Line verdict) {

        public String agreement() {
            return verdict.agreement().name();
        }

        public List<String> rules() {
            return verdict.rules().stream().sorted().map(Enum::name).toList();
        }

        public boolean isDifferent() {
            return verdict.agreement() == Verdict.Agreement.DIFFERENT;
        }
    }
}
