package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorCatalogueTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TERMS = Pattern.compile("new Terms\\(\\s*(?:Kind\\.)?[A-Z_]+,\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.-]+)` \\|", Pattern.MULTILINE);

    @Test
    void every_code_the_platform_may_answer_is_explained_in_the_catalogue() throws IOException {
        assertThat(catalogue()).containsAll(codesInTheCode());
    }

    private static Set<String> codesInTheCode() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(ROOT)) {
            for (var file : files.filter(ErrorCatalogueTest::isProduction).toList()) {
                TERMS.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(20);
        return codes;
    }

    private static boolean isProduction(Path file) {
        var path = file.toString();
        return path.endsWith(".java") && path.contains("src/main/java") && !path.contains("node_modules");
    }

    private static Set<String> catalogue() throws IOException {
        var codes = new TreeSet<String>();
        ROW.matcher(Files.readString(ROOT.resolve("docs/errors.md"))).results().forEach(row -> codes.add(row.group(1)));
        return codes;
    }
}
