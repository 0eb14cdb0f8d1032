package fr.socle.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An identity as somebody holds it, to be compared with the register. Names as they were written.
///
/// @param birthDate `AAAA-MM-JJ`
public record Claim(
        @Nullable Ins ins,
        @Nullable String birthName,
        List<String> givenNames,
        @Nullable String birthDate,
        @Nullable Sex sex,
        @Nullable String birthPlace) {

    public Claim {
        givenNames = List.copyOf(givenNames);
    }

    @Override
    public String toString() {
        return "Claim[•••]";
    }
}
