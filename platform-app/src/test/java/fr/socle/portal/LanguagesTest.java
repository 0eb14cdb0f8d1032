package fr.socle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LanguagesTest {

    /// Letters are written to citizens once, in French.
    private static final String LETTERS = "espacesante.letter.";

    static Stream<String> bundles() {
        return Languages.BUNDLES.stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_sentence_exists_in_french_and_in_english(String bundle) throws IOException {
        assertThat(keys(bundle + "_en")).isEqualTo(keys(bundle));
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties sentences = PropertiesLoaderUtils.loadProperties(new ClassPathResource(bundle + ".properties"));
        return sentences.stringPropertyNames().stream()
                .filter(key -> !key.startsWith(LETTERS))
                .collect(Collectors.toSet());
    }
}
