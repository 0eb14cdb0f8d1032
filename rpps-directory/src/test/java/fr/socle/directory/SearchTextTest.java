package fr.socle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchTextTest {

    @Test
    void accents_case_and_punctuation_do_not_count() {
        assertThat(SearchText.of("Hôpital de l'Œuvre (Sœurs) – n° 3 ")).isEqualTo("HOPITAL DE L OEUVRE SOEURS N 3");
    }

    @Test
    void a_saint_is_found_however_it_is_written() {
        assertThat(SearchText.town("Saint-Étienne CEDEX 2")).isEqualTo("ST ETIENNE");
        assertThat(SearchText.town("ST ETIENNE")).isEqualTo("ST ETIENNE");
        assertThat(SearchText.patterns("saint jo")).containsExactly("% ST %", "% JO%");
    }

    @Test
    void nothing_but_signs_is_nothing() {
        assertThat(SearchText.of(" -'% ")).isEmpty();
        assertThat(SearchText.patterns("%_")).isEmpty();
    }
}
