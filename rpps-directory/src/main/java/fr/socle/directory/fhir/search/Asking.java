package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A search as it was asked, read once.
///
/// @param parameters as they were given: the links of the answer repeat them
record Asking(
        List<Criterion> criteria,
        List<Inclusion> inclusions,
        @Nullable String sort,
        @Nullable String place,
        Shape shape,
        Map<String, String[]> parameters) {

    static final String CURSOR = "_cursor";
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 1_000;
    /// What the FHIR library itself answers, or what changes nothing.
    private static final Set<String> ELSEWHERE =
            Set.of("_format", "_pretty", "_elements", "_contained", "_containedType", "_summary");

    /// @param lenient `Prefer: handling=lenient`: unknown parameters are passed over
    static Asking read(ResourceType type, Map<String, String[]> parameters, boolean lenient) {
        var criteria = new ArrayList<Criterion>();
        var inclusions = new ArrayList<Inclusion>();
        var single = new java.util.HashMap<String, String>();
        parameters.forEach((name, values) -> {
            for (var value : values) {
                switch (name) {
                    case "_sort", CURSOR, "_count", "_total" -> single.put(name, value);
                    case "_include", "_include:iterate", "_revinclude", "_revinclude:iterate" ->
                        inclusions.add(Inclusion.of(name, value));
                    default -> {
                        var criterion = Criterion.of(name, value);
                        if (!ELSEWHERE.contains(name) && isKnown(type, criterion, lenient)) {
                            criteria.add(criterion);
                        }
                    }
                }
            }
        });
        return new Asking(
                criteria,
                inclusions,
                single.get("_sort"),
                single.get(CURSOR),
                Shape.of(single.get("_count"), single.get("_total"), parameters.get("_summary")),
                parameters);
    }

    private static boolean isKnown(ResourceType type, Criterion criterion, boolean lenient) {
        var name = criterion.name();
        if (name.equals("_has") || type.parameters().containsKey(name)) {
            return !criterion.values().isEmpty();
        }
        if (lenient) {
            return false;
        }
        throw new DirectoryRefusal.UnknownParameter(type.name(), name).asException();
    }

    /// @param totalWanted whether everything is to be counted
    /// @param countOnly whether nothing but the count is wanted
    record Shape(int size, boolean totalWanted, boolean countOnly) {

        static Shape of(@Nullable String count, @Nullable String total, String @Nullable [] summary) {
            var onlyCount = summary != null && summary.length > 0 && summary[0].equals("count");
            var size = number(count);
            return new Shape(
                    size == 0 ? PAGE : Math.min(size, LARGEST_PAGE),
                    onlyCount || size == 0 && count != null || total != null && !total.equals("none"),
                    onlyCount || size == 0 && count != null);
        }

        private static int number(@Nullable String count) {
            try {
                return count == null ? 0 : Math.max(0, Integer.parseInt(count));
            } catch (NumberFormatException none) {
                throw new DirectoryRefusal.UnreadableSearch("_count").asException();
            }
        }
    }

    /// `PractitionerRole:practitioner`, or `*`.
    record Inclusion(boolean reverse, boolean iterate, String source, String parameter) {

        static Inclusion of(String name, String value) {
            var parts = value.split(":", 3);
            return new Inclusion(
                    name.startsWith("_revinclude"),
                    name.endsWith(":iterate"),
                    parts[0],
                    parts.length > 1 ? parts[1] : "*");
        }
    }
}
