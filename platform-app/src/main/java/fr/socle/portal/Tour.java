package fr.socle.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/// The guided tour of `docs/tour.md`, cut into what a page can show.
final class Tour {

    enum Kind {
        HEADING,
        TEXT,
        CODE
    }

    record Block(Kind kind, String text) {}

    private Tour() {}

    static List<Block> read() {
        try {
            return parse(new ClassPathResource("docs/tour.md").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException notPacked) {
            return List.of();
        }
    }

    /// Headings, paragraphs and fenced code; the first heading is the page's own.
    static List<Block> parse(String markdown) {
        var blocks = new ArrayList<Block>();
        var pending = new StringBuilder();
        var inCode = false;
        for (var line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                flush(blocks, inCode ? Kind.CODE : Kind.TEXT, pending);
                inCode = !inCode;
            } else if (inCode) {
                pending.append(line).append('\n');
            } else if (line.startsWith("#")) {
                flush(blocks, Kind.TEXT, pending);
                blocks.add(new Block(Kind.HEADING, line.replaceFirst("^#+\\s*", "")));
            } else if (line.isBlank()) {
                flush(blocks, Kind.TEXT, pending);
            } else {
                pending.append(line.replace("`", "").replace("**", "")).append(' ');
            }
        }
        flush(blocks, Kind.TEXT, pending);
        return blocks.isEmpty() ? blocks : blocks.subList(1, blocks.size());
    }

    private static void flush(List<Block> blocks, Kind kind, StringBuilder pending) {
        if (!pending.isEmpty()) {
            blocks.add(new Block(kind, pending.toString().stripTrailing()));
            pending.setLength(0);
        }
    }
}
