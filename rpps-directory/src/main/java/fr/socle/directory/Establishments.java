package fr.socle.directory;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import fr.socle.kernel.FinessNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The establishments of the directory.
@Service
public class Establishments {

    private final DSLContext dsl;

    Establishments(DSLContext dsl) {
        this.dsl = dsl;
    }

    public Optional<Establishment> byFiness(FinessNumber finess) {
        return Optional.ofNullable(byNumbers(Set.of(finess.value())).get(finess.value()));
    }

    /// @param number as its source wrote it, right key or not
    public Establishment require(String number) {
        var found = byNumbers(Set.of(number)).get(number);
        if (found == null) {
            throw new DirectoryRefusal.UnknownEstablishment().asException();
        }
        return found;
    }

    public Map<String, Establishment> byNumbers(Collection<String> numbers) {
        return dsl
                .select(EstablishmentRow.COLUMNS)
                .from(EstablishmentRow.TABLE)
                .where(EstablishmentRow.FINESS.in(numbers))
                .fetch(EstablishmentRow::read)
                .stream()
                .collect(Collectors.toMap(Establishment::number, Function.identity()));
    }

    /// In alphabetical order, one page at a time.
    ///
    /// @param after the [Page#next] of the page before
    public Page<Establishment> search(List<EstablishmentFilter> all, @Nullable String after, int limit) {
        var order = row(EstablishmentRow.SORT_KEY, EstablishmentRow.FINESS);
        var from = Cursor.read(after, 2);
        var rows = dsl.select(EstablishmentRow.COLUMNS)
                .from(EstablishmentRow.TABLE)
                .where(matching(all))
                .and(from == null ? noCondition() : order.gt(from.part(0), from.part(1)))
                .orderBy(EstablishmentRow.SORT_KEY, EstablishmentRow.FINESS)
                .limit(limit + 1)
                .fetch();
        return Cursor.page(
                        rows,
                        limit,
                        it -> Cursor.at(it.get(EstablishmentRow.SORT_KEY), it.get(EstablishmentRow.FINESS)))
                .map(EstablishmentRow::read);
    }

    public long count(List<EstablishmentFilter> all) {
        return dsl.fetchCount(EstablishmentRow.TABLE, matching(all));
    }

    private static Condition matching(List<EstablishmentFilter> all) {
        return all.stream().map(EstablishmentRow::matching).reduce(noCondition(), Condition::and);
    }
}
