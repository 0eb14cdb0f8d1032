package fr.socle.directory;

import fr.socle.kernel.FinessNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The establishments of the directory.
@Service
public class Establishments {

    public Optional<Establishment> byFiness(FinessNumber finess) {
        throw new UnsupportedOperationException();
    }

    public Page<Establishment> search(List<EstablishmentFilter> all, @Nullable String after, int limit) {
        throw new UnsupportedOperationException();
    }

    public long count(List<EstablishmentFilter> all) {
        throw new UnsupportedOperationException();
    }
}
