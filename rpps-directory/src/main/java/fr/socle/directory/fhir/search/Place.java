package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page begins (`after` a row) or ends (`before` one): the values its order compares. Pages stay right while
/// rows come and go.
///
/// @param stream of [ResourceType#streams] the row is in
/// @param total counted when the walk began, and told on each of its pages; null when nobody asked
record Place(
        boolean before,
        int stream,
        List<String> values,
        @Nullable Long total) {

    private static final Pattern HEAD = Pattern.compile("([ab])(\\d)(?::(\\d{1,18}))?");
    private static final String SEPARATOR = "\u001f";

    static @Nullable Place read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var parts = new ArrayList<>(List.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().split(SEPARATOR, -1)));
            var head = HEAD.matcher(parts.removeFirst());
            if (head.matches() && parts.stream().noneMatch(it -> it.indexOf('\0') >= 0)) {
                var total = head.group(3);
                return new Place(
                        head.group(1).equals("b"),
                        Integer.parseInt(head.group(2)),
                        parts,
                        total == null ? null : Long.valueOf(total));
            }
        } catch (IllegalArgumentException | CharacterCodingException foreign) {
            // falls through: a mark we did not give
        }
        throw new DirectoryRefusal.NoSuchPage().asException();
    }

    String text() {
        var head = (before ? "b" : "a") + stream + (total == null ? "" : ":" + total);
        var text = head + SEPARATOR + String.join(SEPARATOR, values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The rows beyond this place.
    Sql condition(List<ResourceType.Order> order) {
        if (values.size() != order.size()) {
            throw new DirectoryRefusal.NoSuchPage().asException();
        }
        var same = order.stream()
                .allMatch(it -> it.descending() == order.getFirst().descending());
        return same ? rowwise(order) : stepwise(order);
    }

    private Sql rowwise(List<ResourceType.Order> order) {
        var columns = String.join(
                ", ", order.stream().map(ResourceType.Order::expression).toList());
        var marks =
                String.join(", ", order.stream().map(it -> "?::" + it.type()).toList());
        var sign = order.getFirst().descending() ? " < " : " > ";
        return new Sql("(" + columns + ")" + sign + "(" + marks + ")", List.copyOf(values));
    }

    private Sql stepwise(List<ResourceType.Order> order) {
        var steps = new ArrayList<Sql>();
        for (var i = 0; i < order.size(); i++) {
            var step = new ArrayList<Sql>();
            for (var j = 0; j < i; j++) {
                step.add(compared(order.get(j), " = ", values.get(j)));
            }
            step.add(compared(order.get(i), order.get(i).descending() ? " < " : " > ", values.get(i)));
            steps.add(Sql.all(step));
        }
        return Sql.any(steps);
    }

    private static Sql compared(ResourceType.Order order, String sign, String value) {
        return Sql.of(order.expression() + sign + "?::" + order.type(), value);
    }
}
