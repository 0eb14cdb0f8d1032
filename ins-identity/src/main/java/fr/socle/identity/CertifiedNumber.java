package fr.socle.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A number as the national register gives it: active or former. The dates are hardly ever filled, and say nothing
/// about the order of numbers.
public record CertifiedNumber(
        Ins ins, @Nullable LocalDate from, @Nullable LocalDate until) {}
