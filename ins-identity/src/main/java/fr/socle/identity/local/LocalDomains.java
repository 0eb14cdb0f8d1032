package fr.socle.identity.local;

import fr.socle.identity.Ins;
import fr.socle.kernel.FinessNumber;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The domains in which structures number their patients. Each has a name from the start, `urn:socle:ipp:` and the
/// FINESS number; a structure whose software knows it under another (an OID of its own) may add that one.
@Service
public class LocalDomains {

    public static final String SYSTEM = "urn:socle:ipp:";

    private final JdbcClient jdbc;

    LocalDomains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whose domain this is.
    public Optional<FinessNumber> structure(String system) {
        if (system.startsWith(SYSTEM)) {
            try {
                return Optional.of(new FinessNumber(system.substring(SYSTEM.length())));
            } catch (IllegalArgumentException noFiness) {
                return Optional.empty();
            }
        }
        if (Ins.Authority.isSystem(system)) {
            return Optional.empty();
        }
        return jdbc.sql("select finess from identity.local_domain where system = :system")
                .param("system", system)
                .query(String.class)
                .optional()
                .map(FinessNumber::new);
    }

    public FinessNumber require(String system) {
        return structure(system).orElseThrow(LocalRefusal.UNKNOWN_DOMAIN::asException);
    }

    /// The name a domain is answered under.
    public String system(FinessNumber structure) {
        return jdbc.sql("select system from identity.local_domain where finess = :finess")
                .param("finess", structure.value())
                .query(String.class)
                .optional()
                .orElse(SYSTEM + structure);
    }

    /// @return false when another structure has this name already
    public boolean rename(FinessNumber structure, String system) {
        return jdbc.sql("""
                        insert into identity.local_domain (finess, system)
                        select :finess, :system
                         where not exists (select 1 from identity.local_domain
                                            where system = :system and finess <> :finess)
                        on conflict (finess) do update set system = excluded.system""")
                        .param("finess", structure.value())
                        .param("system", system)
                        .update()
                == 1;
    }
}
