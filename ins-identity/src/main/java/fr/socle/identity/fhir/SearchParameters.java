package fr.socle.identity.fhir;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.identity.BirthPeriod;
import fr.socle.identity.Criteria.NameStart;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// FHIR search parameters in our terms. <https://hl7.org/fhir/R4/search.html>
final class SearchParameters {

    private static final LocalDate BEGINNING = LocalDate.of(1800, 1, 1);
    private static final LocalDate END = LocalDate.of(2200, 1, 1);
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private SearchParameters() {}

    /// Empty when the token cannot name anybody.
    static Optional<PatientId> id(TokenParam token) {
        return id(token.getValue());
    }

    static Optional<PatientId> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(PatientId.parse(text));
        } catch (IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }

    static Ins ins(TokenParam token) {
        refuseModifier(token.getModifier() != null || Boolean.TRUE.equals(token.getMissing()), "identifier");
        return Ins.of(orEmpty(token.getSystem()), orEmpty(token.getValue()));
    }

    static @Nullable NameStart name(@Nullable StringParam param, String name) {
        if (param == null) {
            return null;
        }
        refuseModifier(param.isContains() || param.getMissing() != null, name);
        try {
            return new NameStart(orEmpty(param.getValue()), param.isExact());
        } catch (IllegalArgumentException noLetters) {
            throw new InvalidRequestException("Parameter " + name + " has no letters");
        }
    }

    static Optional<Sex> sex(TokenParam token) {
        refuseModifier(token.getModifier() != null || token.getMissing() != null, "gender");
        return switch (orEmpty(token.getValue())) {
            case "female" -> Optional.of(Sex.F);
            case "male" -> Optional.of(Sex.M);
            default -> Optional.empty();
        };
    }

    static Optional<IdentityStatus> status(TokenParam token) {
        refuseModifier(token.getModifier() != null || token.getMissing() != null, "identity-status");
        for (var status : IdentityStatus.values()) {
            if (status.name().equals(token.getValue())) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    static @Nullable BirthPeriod born(@Nullable DateRangeParam range) {
        if (range == null) {
            return null;
        }
        var lower = range.getLowerBound();
        var upper = range.getUpperBound();
        var first = lower == null ? BEGINNING : first(lower);
        var last = upper == null ? END : last(upper);
        if (last.isBefore(first)) {
            throw new InvalidRequestException("Parameter birthdate ends before it begins");
        }
        return new BirthPeriod(first, last);
    }

    private static LocalDate first(DateParam bound) {
        var period = period(bound);
        return switch (bound.getPrefix()) {
            case null -> period.first();
            case EQUAL, GREATERTHAN_OR_EQUALS -> period.first();
            case GREATERTHAN, STARTS_AFTER -> period.last().plusDays(1);
            default -> throw unsupported(bound.getPrefix());
        };
    }

    private static LocalDate last(DateParam bound) {
        var period = period(bound);
        return switch (bound.getPrefix()) {
            case null -> period.last();
            case EQUAL, LESSTHAN_OR_EQUALS -> period.last();
            case LESSTHAN, ENDS_BEFORE -> period.first().minusDays(1);
            default -> throw unsupported(bound.getPrefix());
        };
    }

    private static BirthPeriod period(DateParam bound) {
        var text = bound.getValueAsString();
        var year = Integer.parseInt(text.substring(0, YEAR));
        if (text.length() < MONTH) {
            return BirthPeriod.year(year);
        }
        var month = Integer.parseInt(text.substring(YEAR + 1, MONTH));
        return text.length() < DAY
                ? BirthPeriod.month(year, month)
                : BirthPeriod.day(LocalDate.parse(text.substring(0, DAY)));
    }

    private static InvalidRequestException unsupported(ParamPrefixEnum prefix) {
        return new InvalidRequestException("Parameter birthdate does not take the prefix " + prefix.getValue());
    }

    private static void refuseModifier(boolean present, String name) {
        if (present) {
            throw new InvalidRequestException("Parameter " + name + " does not take this modifier");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
