package fr.socle.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A part of the country somebody typed: a department, a postal code, a town.
public sealed interface Place {

    /// @param code `01`, `2A`, `971`
    record Department(String code) implements Place {}

    /// Five characters: a postal code, or the INSEE code of a commune.
    record Code(String code) implements Place {}

    /// A town whose name begins so, accents and case aside.
    record Town(String name) implements Place {}

    Pattern DEPARTMENT = Pattern.compile("\\d\\d|2[AB]|9[78]\\d");
    Pattern CODE = Pattern.compile("\\d[\\dAB]\\d{3}");

    /// Empty when nothing was typed.
    static Optional<Place> parse(String text) {
        var typed = text.strip().toUpperCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (DEPARTMENT.matcher(typed).matches()) {
            return Optional.of(new Department(typed));
        }
        if (CODE.matcher(typed).matches()) {
            return Optional.of(new Code(typed));
        }
        return Optional.of(Departments.named(typed).<Place>map(Department::new).orElseGet(() -> new Town(typed)));
    }
}
