package fr.socle.identity.local;

import fr.socle.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// Reads a proof beside the identity that holds it.
final class Proofs {

    private Proofs() {}

    static Proof read(ResultSet row) throws SQLException {
        return new Proof(
                row.getObject("proof", UUID.class),
                ProofKind.valueOf(row.getString("kind")),
                row.getObject("seen_on", LocalDate.class),
                new Actor(Actor.Role.valueOf(row.getString("operator_role")), row.getString("operator")),
                row.getString("operator_name"),
                row.getObject("expires_on", LocalDate.class));
    }
}
