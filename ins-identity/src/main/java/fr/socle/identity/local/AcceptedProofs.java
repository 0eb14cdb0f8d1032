package fr.socle.identity.local;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The proofs a structure accepts (RNIV, EXI ID 19): a list of its own, or all those of high confidence. None is ever
/// chosen beforehand.
@Service
public class AcceptedProofs {

    private final JdbcClient jdbc;
    private final Clock clock;

    AcceptedProofs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<ProofKind> of(FinessNumber structure) {
        var chosen = jdbc.sql("select kind from identity.accepted_proof where finess = :finess")
                .param("finess", structure.value())
                .query(String.class)
                .list();
        return Arrays.stream(ProofKind.values())
                .filter(kind -> kind.highConfidence() && kind != ProofKind.ST)
                .filter(kind -> chosen.isEmpty() || chosen.contains(kind.name()))
                .toList();
    }

    /// @param kinds of high confidence; none means all of them
    @Transactional
    public void choose(Caller by, Collection<ProofKind> kinds) {
        var structure = Structures.require(by);
        if (!kinds.stream().allMatch(ProofKind::highConfidence)) {
            throw LocalRefusal.PROOF_NOT_ACCEPTED.asException();
        }
        jdbc.sql("delete from identity.accepted_proof where finess = :finess")
                .param("finess", structure.value())
                .update();
        kinds.stream()
                .distinct()
                .forEach(kind -> jdbc.sql("insert into identity.accepted_proof (finess, kind) values (:finess, :kind)")
                        .param("finess", structure.value())
                        .param("kind", kind.name())
                        .update());
    }

    Proof require(FinessNumber structure, Proof proof) {
        var today = LocalDate.now(clock);
        var expires = proof.expiresOn();
        if (!of(structure).contains(proof.kind())
                || proof.seenOn().isAfter(today)
                || expires != null && expires.isBefore(proof.seenOn())) {
            throw LocalRefusal.PROOF_NOT_ACCEPTED.asException();
        }
        return proof;
    }
}
