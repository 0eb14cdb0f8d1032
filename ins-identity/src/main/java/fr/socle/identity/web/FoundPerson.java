package fr.socle.identity.web;

import fr.socle.identity.Identity;
import fr.socle.identity.Match;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of the list of people found.
record FoundPerson(
        String id,
        String displayName,
        String birthName,
        String givenNames,
        LocalDate birthDate,
        String sex,
        String birthPlace,
        @Nullable Integer birthRank,
        String status,
        String grade)
        implements Serializable {

    static FoundPerson of(Match match) {
        Identity person = match.identity();
        var traits = person.traits();
        return new FoundPerson(
                person.id().toString(),
                person.displayName(),
                traits.birthName(),
                String.join(" ", traits.givenNames()),
                traits.birthDate(),
                traits.sex().name(),
                traits.birthPlace(),
                person.birthRank(),
                person.status().name(),
                match.grade().name());
    }
}
