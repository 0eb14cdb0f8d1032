package fr.socle.identity.web;

import fr.socle.identity.Identity;
import fr.socle.identity.Ins;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the page of a person shows.
record PatientSummary(
        String id,
        String displayName,
        String birthName,
        String firstGivenName,
        String givenNames,
        @Nullable String usedName,
        @Nullable String usedGivenName,
        LocalDate birthDate,
        String sex,
        String birthPlace,
        @Nullable Integer birthRank,
        @Nullable LocalDate deathDate,
        String status,
        @Nullable String matricule,
        @Nullable String authority,
        Identity.Contact contact) {

    static PatientSummary of(Identity person) {
        var traits = person.traits();
        var ins = person.ins();
        return new PatientSummary(
                person.id().toString(),
                person.displayName(),
                traits.birthName(),
                traits.firstGivenName(),
                String.join(" ", traits.givenNames()),
                person.usedName(),
                person.usedGivenName(),
                traits.birthDate(),
                traits.sex().name(),
                traits.birthPlace(),
                person.birthRank(),
                person.deathDate(),
                person.status().name(),
                ins == null ? null : spaced(ins),
                ins == null ? null : ins.authority().name(),
                person.contact());
    }

    /// As it is printed on a card: 2 84 03 35 238 012 34.
    private static String spaced(Ins ins) {
        return ins.matricule().replaceFirst("(.)(..)(..)(..)(...)(...)(..)", "$1 $2 $3 $4 $5 $6 $7");
    }
}
