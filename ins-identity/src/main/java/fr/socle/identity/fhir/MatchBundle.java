package fr.socle.identity.fhir;

import fr.socle.identity.Match;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;

/// The answer to a match: people with their score and grade.
/// <https://profiles.ihe.net/ITI/PDQm/ITI-119.html>
final class MatchBundle {

    private static final int SCORE_DIGITS = 3;

    private MatchBundle() {}

    static Bundle of(String base, List<Match> matches, VerdictMapper verdicts) {
        var bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(matches.size());
        bundle.addLink().setRelation("self").setUrl(base + "/Patient/$match");
        for (var match : matches) {
            var person = match.identity();
            var search = bundle.addEntry()
                    .setFullUrl(base + "/Patient/" + person.id())
                    .setResource(PatientMapper.toFhir(person))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH)
                    .setScore(BigDecimal.valueOf(match.score()).setScale(SCORE_DIGITS, RoundingMode.HALF_UP));
            search.addExtension(verdicts.extension(match.why().get()));
            search.addExtension(
                    FrCore.MATCH_GRADE, new CodeType(match.grade().name().toLowerCase(Locale.ROOT)));
        }
        return bundle;
    }
}
