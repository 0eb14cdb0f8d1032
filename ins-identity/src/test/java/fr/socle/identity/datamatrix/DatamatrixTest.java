package fr.socle.identity.datamatrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.kernel.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatamatrixTest {

    private static final Ins INS = Ins.withKey("2840335238001", Ins.Authority.TEST);
    private static final Traits TRAITS = new Traits(
            "D'HAUTERIVE",
            List.of("ZELIE-ANNE", "MARGUERITE"),
            "ZELIE-ANNE",
            LocalDate.of(1984, 3, 12),
            Sex.F,
            "35238");

    @Test
    void what_is_drawn_is_read_back() {
        var picture = Datamatrix.draw(InsPayload.of(INS, TRAITS).text());
        var read = InsPayload.read(Datamatrix.read(picture));
        assertThat(read).isEqualTo(InsPayload.of(INS, TRAITS));
    }

    @Test
    void the_payload_has_the_published_form() {
        var text = InsPayload.of(INS, TRAITS).text();
        assertThat(text)
                .startsWith("IS010000000000000000000000S1" + INS.matricule() + "S21.2.250.1.213.1.4.10")
                .contains("S3ZELIE-ANNE MARGUERITE\u001dS4D'HAUTERIVE\u001dS5FS612-03-1984S735238");
    }

    @Test
    void the_published_example_reads_as_it_says() {
        var read = InsPayload.read(
                "IS010000000000000000000000S1%sS21.2.250.1.213.1.4.8\u001dS3ADA\u001dS4LOVELACE\u001dS5FS610-12-1815S799100"
                        .formatted(
                                Ins.withKey("1850575123456", Ins.Authority.NIR).matricule()));
        assertThat(read.birthName()).isEqualTo("LOVELACE");
        assertThat(read.birthPlace()).isEqualTo("99100");
    }

    @Test
    void anything_else_is_refused_and_never_a_fault() {
        var whole = InsPayload.of(INS, TRAITS).text();
        var random = new Random(42);
        for (var i = 0; i < 5_000; i++) {
            var text = new StringBuilder(whole);
            for (var blow = 0; blow < 3; blow++) {
                text.setCharAt(random.nextInt(text.length()), (char) (29 + random.nextInt(70)));
            }
            try {
                InsPayload.read(text.substring(0, random.nextInt(text.length())));
            } catch (Refused refused) {
                assertThat(refused.refusal().terms().code()).isNotEmpty();
            }
        }
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Datamatrix.read(new byte[] {1, 2, 3}));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> InsPayload.read("https://example.org"));
    }
}
