package fr.socle.directory.offer;

import fr.socle.directory.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The offers and the internal structures, in the order of their ids.
@Service
public class Offers {

    private final JdbcClient jdbc;

    Offers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Offer> find(String id) {
        return search(new OfferSearch().withAuthorised().among(OfferSearch.Column.ID, List.of(id)), null, 1)
                .items()
                .stream()
                .findFirst();
    }

    /// @param after the [Page#next] of the page before
    public Page<Offer> search(OfferSearch wanted, @Nullable String after, int limit) {
        var parameters = new HashMap<>(wanted.parameters());
        var beyond = "";
        if (after != null) {
            beyond = " and offer.id > :after";
            parameters.put("after", after);
        }
        parameters.put("limit", limit + 1);
        var found = jdbc.sql("select offer.* from directory.offer offer where " + wanted.sql() + beyond
                        + " order by offer.id limit :limit")
                .params(parameters)
                .query((row, _) -> OfferRow.read(row))
                .list();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id());
    }

    public long count(OfferSearch wanted) {
        return jdbc.sql("select count(*) from directory.offer offer where " + wanted.sql())
                .params(wanted.parameters())
                .query(Long.class)
                .single();
    }

    public Optional<Unit> unit(String id) {
        return units("id", id).stream().findFirst();
    }

    public List<Unit> unitsOf(String finess) {
        return units("finess", finess);
    }

    private List<Unit> units(String column, String value) {
        return jdbc.sql("select * from directory.ror_unit where " + column + " = ? order by id")
                .param(value)
                .query((row, _) -> OfferRow.unit(row))
                .list();
    }
}
