package fr.socle.identity.web.files;

import fr.socle.identity.Sex;
import fr.socle.identity.local.BirthDate;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalIdentity.Used;
import fr.socle.identity.local.StrictTraits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was typed about a patient. Day and month may be missing: nothing else may.
record FileForm(
        @Nullable String number,
        @Nullable String birthName,
        @Nullable String givenNames,
        @Nullable String firstGivenName,
        @Nullable String day,
        @Nullable String month,
        @Nullable String year,
        @Nullable String sex,
        @Nullable String birthPlace,
        @Nullable String usedName,
        @Nullable String usedGivenName) {

    static final FileForm EMPTY = new FileForm(null, null, null, null, null, null, null, null, null, null, null);

    static FileForm of(LocalIdentity file) {
        var traits = file.traits();
        return new FileForm(
                file.ipp().number(),
                traits.birthName(),
                String.join(" ", traits.givenNames()),
                traits.firstGivenName(),
                Integer.toString(traits.birthDate().getDayOfMonth()),
                Integer.toString(traits.birthDate().getMonthValue()),
                Integer.toString(traits.birthDate().getYear()),
                traits.sex().name(),
                traits.birthPlace(),
                file.used().name(),
                file.used().givenName());
    }

    StrictTraits traits() {
        var born = number(year);
        return new StrictTraits(
                birthName,
                givenNames == null
                        ? List.of()
                        : Arrays.asList(givenNames.strip().split("[ ,]+")),
                firstGivenName,
                born == null ? null : BirthDate.of(number(day), number(month), born),
                "F".equals(sex) ? Sex.F : "M".equals(sex) ? Sex.M : null,
                birthPlace == null ? null : birthPlace.strip().toUpperCase(Locale.ROOT));
    }

    Used used() {
        return new Used(orNull(usedName), orNull(usedGivenName), null);
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable Integer number(@Nullable String typed) {
        return typed != null && typed.strip().matches("\\d{1,4}") ? Integer.valueOf(typed.strip()) : null;
    }
}
