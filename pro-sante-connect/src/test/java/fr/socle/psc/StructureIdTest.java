package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.socle.psc.StructureId.Kind;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StructureIdTest {

    private static final StructureId HOSPITAL = new StructureId(Kind.FINESS, PscTestConfiguration.HOSPITAL.value());
    private static final StructureId COMPANY = new StructureId(Kind.SIRET, "73282932000074");

    @Test
    void a_structure_is_written_as_certificates_write_it() {
        assertThat(HOSPITAL.idNat()).isEqualTo("1" + PscTestConfiguration.HOSPITAL);
        assertThat(COMPANY.idNat()).isEqualTo("373282932000074");
        assertThat(COMPANY.finess()).isNull();
    }

    @Test
    void a_number_with_a_wrong_key_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StructureId(Kind.SIRET, "73282932000075"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StructureId(Kind.SIRET, "7328293200007"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StructureId(Kind.FINESS, "750000000"));
        assertThat(new StructureId(Kind.SIRET, "35600000000001").number()).isEqualTo("35600000000001");
    }

    @Test
    void a_certificate_names_its_structure_in_an_organizational_unit() {
        var subject = new X500Principal("CN=dossier.hopital.example, OU=" + HOSPITAL.idNat() + ", O=Hopital, C=FR");
        assertThat(HOSPITAL.isNamedBy(subject)).isTrue();
        assertThat(COMPANY.isNamedBy(subject)).isFalse();
        assertThat(HOSPITAL.isNamedBy(new X500Principal("CN=" + HOSPITAL.idNat() + ", C=FR")))
                .isFalse();
        assertThat(HOSPITAL.isNamedBy(new X500Principal("CN=x, O=\"y, OU=" + HOSPITAL.idNat() + "\", C=FR")))
                .isFalse();
    }
}
