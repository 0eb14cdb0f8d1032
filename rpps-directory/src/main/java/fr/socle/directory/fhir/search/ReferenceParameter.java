package fr.socle.directory.fhir.search;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A reference: by id, by `Type/id`, by `:identifier`, or through any parameter of the resource at the other end.
///
/// @param column that holds the id of the resource referred to
/// @param shortcut what a chain means on columns of this very row, null where it must be followed
public record ReferenceParameter(String target, String column, Function<Criterion, @Nullable Sql> shortcut)
        implements Parameter {

    /// @param known answers a chain, given what it asks of the other end, from columns of this very row
    public ReferenceParameter shortened(Function<Criterion, @Nullable Sql> known) {
        return new ReferenceParameter(target, column, known);
    }

    @Override
    public String kind() {
        return "reference";
    }

    @Override
    public Sql where(Criterion asked, Types types) {
        asked.allow(target, "identifier");
        var other = types.of(target);
        if (asked.is("identifier")) {
            return among(other, types.where(other, new Criterion("identifier", null, null, asked.values())));
        }
        if (asked.chain() != null) {
            var further = asked.further();
            var here = further.modifier() == null ? shortcut.apply(further) : null;
            return here == null ? among(other, types.where(other, further)) : here;
        }
        var ids = asked.values().stream().map(it -> id(asked, it)).toList();
        return other.isAmong(column, ids);
    }

    private Sql among(ResourceType other, Sql condition) {
        return Sql.join(Sql.of(column + " in "), other.select(other.key(), condition));
    }

    private String id(Criterion asked, String reference) {
        var slash = reference.lastIndexOf('/');
        if (slash < 0) {
            return reference;
        }
        var type = reference.substring(reference.lastIndexOf('/', slash - 1) + 1, slash);
        if (!type.equals(target)) {
            throw asked.refused();
        }
        return reference.substring(slash + 1);
    }

    @Override
    public Sql present() {
        return Sql.of(column + " is not null");
    }

    @Override
    public boolean isKey(Criterion asked) {
        return asked.chain() == null || "identifier".equals(asked.chain());
    }
}
