package fr.socle.directory.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a line of the extraction "etalab" says a structure is: its department in the letters of FINESS, its commune
/// within the department, and its routing line.
record RoutedTown(
        @Nullable String departmentCode,
        @Nullable String communeCode,
        @Nullable String routingLine) {

    private static final int CODE = 5;

    /// FINESS letters for the departments overseas, where the rest of us say 971…
    private static final Map<String, String> OVERSEAS =
            Map.of("9A", "971", "9B", "972", "9C", "973", "9D", "974", "9E", "975", "9F", "976", "9J", "986");

    @Nullable
    String department() {
        return departmentCode == null ? null : OVERSEAS.getOrDefault(departmentCode, departmentCode);
    }

    /// The file gives three characters; overseas the first repeats the last of the department.
    @Nullable
    String commune() {
        var department = department();
        return communeCode == null || department == null ? null : department.substring(0, 2) + communeCode;
    }

    @Nullable
    String postalCode() {
        return routingLine != null && startsWithPostalCode(routingLine) ? routingLine.substring(0, CODE) : null;
    }

    @Nullable
    String town() {
        if (routingLine == null || !startsWithPostalCode(routingLine)) {
            return routingLine;
        }
        var town = routingLine.substring(CODE).strip();
        return town.isEmpty() ? null : town;
    }

    private static boolean startsWithPostalCode(String line) {
        return line.length() >= CODE && line.substring(0, CODE).chars().allMatch(it -> it >= '0' && it <= '9');
    }
}
