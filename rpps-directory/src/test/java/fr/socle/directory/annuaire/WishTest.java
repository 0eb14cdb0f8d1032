package fr.socle.directory.annuaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WishTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    @Test
    void a_phrase_says_what_where_and_when_in_either_language() {
        for (var phrase : new String[] {
            "dermato near Chambéry, Saturday",
            "un dermatologue près de Chambéry samedi",
            "Skin doctor in Chambéry on Saturday"
        }) {
            var wish = read(phrase);
            assertThat(wish.specialities()).as(phrase).containsExactly("SM15");
            assertThat(wish.place()).as(phrase).isEqualTo("CHAMBERY");
            assertThat(wish.day()).as(phrase).isEqualTo(LocalDate.parse("2026-03-07"));
            assertThat(wish.words()).as(phrase).isEmpty();
        }
    }

    @Test
    void professions_and_establishments_have_their_everyday_names() {
        assertThat(read("kiné à Port-Gwenn").professions()).containsExactly("70");
        assertThat(read("gp near Vallon-sur-Lyse").specialities()).contains("SM54", "SM26");
        assertThat(read("gp near Vallon-sur-Lyse").place()).isEqualTo("VALLON SUR LYSE");
        assertThat(read("pharmacie ouverte demain").categories()).containsExactly("620");
        assertThat(read("pharmacie ouverte demain").day()).isEqualTo(MONDAY.plusDays(1));
        assertThat(read("médecin qui prend de nouveaux patients").newPatients()).isTrue();
    }

    @Test
    void a_name_stays_a_name() {
        var wish = read("Vasseur Claire");
        assertThat(wish.isUnderstood()).isFalse();
        assertThat(wish.words()).isEqualTo("VASSEUR CLAIRE");
        assertThat(read("dr Vasseur généraliste").words()).isEqualTo("DR VASSEUR");
    }

    private static Wish read(String typed) {
        return Wish.read(typed, "", MONDAY);
    }
}
