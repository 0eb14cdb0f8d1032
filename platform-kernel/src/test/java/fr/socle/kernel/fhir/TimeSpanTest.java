package fr.socle.kernel.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ca.uhn.fhir.rest.param.DateRangeParam;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeSpanTest {

    @Test
    void a_day_is_a_day_in_paris() {
        assertThat(span("2026-03-02"))
                .isEqualTo(new TimeSpan(at("2026-03-01T23:00:00Z"), at("2026-03-02T22:59:59.999999Z")));
        assertThat(span("ge2026-03-02").from()).isEqualTo(at("2026-03-01T23:00:00Z"));
        assertThat(span("gt2026-03-02").from()).isEqualTo(at("2026-03-02T23:00:00Z"));
        assertThat(span("lt2026-07-14").until()).isEqualTo(at("2026-07-13T21:59:59.999999Z"));
        assertThat(span("le2026-07-14").until()).isEqualTo(at("2026-07-14T21:59:59.999999Z"));
    }

    @Test
    void months_and_years_are_as_long_as_they_are() {
        assertThat(span("2024-02").until()).isEqualTo(at("2024-02-29T22:59:59.999999Z"));
        assertThat(span("2026").from()).isEqualTo(at("2025-12-31T23:00:00Z"));
    }

    @Test
    void an_instant_is_taken_at_its_word() {
        assertThat(span("ge2026-03-02T09:30:00Z")).isEqualTo(new TimeSpan(at("2026-03-02T09:30:00Z"), null));
        assertThat(span("le2026-03-02T09:30:00+01:00").until()).isEqualTo(at("2026-03-02T08:30:00.999999Z"));
    }

    @Test
    void two_bounds_make_a_span() {
        assertThat(TimeSpan.of(new DateRangeParam("ge2026-03-01", "lt2026-03-02")))
                .isEqualTo(new TimeSpan(at("2026-02-28T23:00:00Z"), at("2026-03-01T22:59:59.999999Z")));
    }

    @Test
    void what_cannot_be_honoured_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeSpan.of(new DateRangeParam()));
    }

    private static TimeSpan span(String asked) {
        return TimeSpan.of(new DateRangeParam(new ca.uhn.fhir.rest.param.DateParam(asked)));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
