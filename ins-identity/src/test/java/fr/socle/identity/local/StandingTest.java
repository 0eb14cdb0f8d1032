package fr.socle.identity.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.identity.Callers;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.kernel.Refused;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {

    private static final Ins INS = Ins.withKey("2840335238001", Ins.Authority.TEST);
    private static final Proof PASSPORT = Proof.seen(ProofKind.PA, LocalDate.of(2026, 3, 1), Callers.DOCTOR, null);
    private static final Standing PROV = Standing.Provisional.plain();
    private static final Standing RECUP = PROV.retrieved(INS);
    private static final Standing VALI = PROV.proven(PASSPORT);
    private static final Standing QUAL = RECUP.proven(PASSPORT);

    @Test
    void INSi_retrieves_a_proof_validates_both_qualify_in_either_order() {
        assertThat(RECUP.status()).isEqualTo(IdentityStatus.RECUP);
        assertThat(VALI.status()).isEqualTo(IdentityStatus.VALI);
        assertThat(QUAL.status()).isEqualTo(IdentityStatus.QUAL);
        assertThat(VALI.retrieved(INS)).isEqualTo(QUAL);
    }

    @Test
    void a_doubt_makes_any_identity_provisional_and_forbids_INSi_and_proofs() {
        for (var standing : List.of(PROV, RECUP, VALI, QUAL)) {
            for (var doubt : List.of(Attribute.DOUT, Attribute.FICT)) {
                var doubted = standing.said(Set.of(doubt));
                assertThat(doubted.status()).isEqualTo(IdentityStatus.PROV);
                assertThat(doubted.kept()).isNull();
                assertThatExceptionOfType(Refused.class).isThrownBy(() -> doubted.retrieved(INS));
                assertThatExceptionOfType(Refused.class).isThrownBy(() -> doubted.proven(PASSPORT));
            }
        }
    }

    @Test
    void doubtful_and_homonym_go_together_fictitious_goes_with_nothing() {
        assertThat(PROV.said(EnumSet.of(Attribute.DOUT, Attribute.HOMA)).attributes())
                .hasSize(2);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PROV.said(EnumSet.of(Attribute.FICT, Attribute.HOMA)))
                .extracting(Refused::refusal)
                .isEqualTo(LocalRefusal.PROHIBITED_COUPLING);
        assertThat(QUAL.said(Set.of(Attribute.HOMA)).status()).isEqualTo(IdentityStatus.QUAL);
    }

    @Test
    void what_is_taken_away_leaves_what_it_did_not_rest_on() {
        assertThat(QUAL.proofWithdrawn()).isEqualTo(RECUP);
        assertThat(QUAL.insWithdrawn()).isEqualTo(VALI);
        assertThat(RECUP.insWithdrawn()).isEqualTo(PROV);
        assertThat(VALI.proofWithdrawn()).isEqualTo(PROV);
        assertThat(QUAL.edited()).isEqualTo(PROV);
    }
}
