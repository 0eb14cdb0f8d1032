package fr.socle.directory;

import fr.socle.kernel.RppsNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The professionals of the directory.
@Service
public class Practitioners {

    /// @param nationalId PS_IdNat, `8` + RPPS
    public Optional<Practitioner> byNationalId(String nationalId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Practitioner> byRpps(RppsNumber rpps) {
        throw new UnsupportedOperationException();
    }

    public Page<Practitioner> search(List<PractitionerFilter> all, @Nullable String after, int limit) {
        throw new UnsupportedOperationException();
    }

    public long count(List<PractitionerFilter> all) {
        throw new UnsupportedOperationException();
    }

    public Page<Practice> practices(List<PracticeFilter> all, @Nullable String after, int limit) {
        throw new UnsupportedOperationException();
    }

    public long countPractices(List<PracticeFilter> all) {
        throw new UnsupportedOperationException();
    }

    public Map<UUID, List<Practice>> practicesOf(Collection<UUID> practitioners) {
        throw new UnsupportedOperationException();
    }
}
