package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pastes the tour into a shell, as a newcomer would: every command must work, and show what the page says it shows.
@PlatformTest
class TourTests {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern BLOCK = Pattern.compile("```(bash|text)\\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "=== step ";

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"tour.md", "modules/rpps-directory-walk.md"})
    void every_command_of_a_page_works_and_shows_what_the_page_says(String page) throws Exception {
        var steps = steps(DOCS.resolve(page));
        assertThat(steps).hasSizeGreaterThan(5);
        var said = run(steps);
        for (var i = 0; i < steps.size(); i++) {
            assertThat(said).as("step %d: %s", i, steps.get(i).commands()).hasSizeGreaterThan(i);
            for (var expected : steps.get(i).shown()) {
                assertThat(said.get(i))
                        .as("step %d: %s", i, steps.get(i).commands())
                        .contains(expected);
            }
        }
    }

    private static List<Step> steps(Path page) throws IOException {
        var steps = new ArrayList<Step>();
        BLOCK.matcher(Files.readString(page)).results().forEach(block -> {
            if (block.group(1).equals("bash")) {
                steps.add(new Step(block.group(2), List.of()));
            } else {
                var last = steps.removeLast();
                steps.add(new Step(
                        last.commands(),
                        block.group(2).lines().map(String::strip).toList()));
            }
        });
        return steps;
    }

    private List<String> run(List<Step> steps) throws IOException, InterruptedException {
        var script = new StringBuilder("set -eo pipefail\n");
        for (var i = 0; i < steps.size(); i++) {
            script.append("echo '")
                    .append(MARK)
                    .append(i)
                    .append("'\n")
                    .append(steps.get(i).commands());
        }
        var file = Files.writeString(home.resolve("tour.sh"), script);
        var shell = new ProcessBuilder("bash", file.toString())
                .directory(home.toFile())
                .redirectErrorStream(true);
        shell.environment().put("BASE", PracticeSoftware.ofThisTest().base());
        var process = shell.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Pattern.compile(MARK + "\\d+\\n").splitAsStream(output).skip(1).toList();
    }

    /// @param shown what the page says the commands print
    private record Step(String commands, List<String> shown) {}
}
