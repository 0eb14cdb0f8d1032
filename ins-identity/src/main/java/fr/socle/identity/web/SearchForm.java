package fr.socle.identity.web;

import fr.socle.identity.BirthPeriod;
import fr.socle.identity.Probe;
import fr.socle.identity.Sex;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was typed to find somebody by traits.
record SearchForm(
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable String birthDate,
        @Nullable String sex) implements Serializable {

    static final SearchForm EMPTY = new SearchForm(null, null, null, null);

    private static final List<DateTimeFormatter> DAYS = Stream.of("uuuu-MM-dd", "dd/MM/uuuu", "ddMMuuuu")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    boolean lacksName() {
        return familyName == null || familyName.chars().noneMatch(Character::isLetter);
    }

    boolean lacksDay() {
        return day().isEmpty();
    }

    /// To be asked of a form that lacks nothing.
    Probe probe() {
        return new Probe(
                null,
                familyName,
                givenName == null || givenName.isBlank() ? List.of() : List.of(givenName),
                BirthPeriod.day(day().orElseThrow()),
                sex == null || sex.isBlank() ? null : Sex.valueOf(sex),
                null);
    }

    private Optional<LocalDate> day() {
        if (birthDate == null) {
            return Optional.empty();
        }
        for (var format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(birthDate.strip(), format));
            } catch (DateTimeException anotherFormat) {
                // the next one may read it
            }
        }
        return Optional.empty();
    }
}
