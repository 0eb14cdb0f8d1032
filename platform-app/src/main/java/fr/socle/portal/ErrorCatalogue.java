package fr.socle.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/// The catalogue of refusals, read from the same `docs/errors.md` that people read.
record ErrorCatalogue(List<Section> sections) {

    /// @param rows in the order of the file
    record Section(String title, List<Row> rows) {}

    record Row(String code, String status, String meaning, String remedy) {}

    static ErrorCatalogue read() {
        try {
            return parse(new ClassPathResource("docs/errors.md").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException notPacked) {
            throw new UncheckedIOException(notPacked);
        }
    }

    static ErrorCatalogue parse(String markdown) {
        var sections = new ArrayList<Section>();
        for (var line : markdown.lines().toList()) {
            if (line.startsWith("## ")) {
                sections.add(new Section(plain(line.substring(3)), new ArrayList<>()));
            } else if (line.startsWith("| `") && !sections.isEmpty()) {
                sections.getLast().rows().add(row(line));
            }
        }
        return new ErrorCatalogue(
                sections.stream().filter(it -> !it.rows().isEmpty()).toList());
    }

    private static Row row(String line) {
        var cells = Arrays.stream(line.split("(?<!\\\\)\\|"))
                .skip(1)
                .map(ErrorCatalogue::plain)
                .toList();
        return new Row(cells.get(0), cells.get(1), cells.get(2), cells.size() > 3 ? cells.get(3) : "");
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "").replace("\\|", "|").strip();
    }
}
