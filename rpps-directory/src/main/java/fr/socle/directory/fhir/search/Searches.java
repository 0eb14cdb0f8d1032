package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.fhir.search.Asking.Inclusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/// Searching and reading the resource types of the directory. Answers are JSON, written once, straight from the rows.
public final class Searches implements Types {

    private static final int DEEPEST = 4;
    private static final int MOST_INCLUDED = 2_000;

    private final Map<String, ResourceType> types;
    private final Rows rows;
    private final Pages pages;

    public Searches(JdbcTemplate jdbc, List<ResourceType> types) {
        this.types = types.stream().collect(Collectors.toMap(ResourceType::name, it -> it));
        this.rows = new Rows(jdbc);
        this.pages = new Pages(rows, this);
    }

    public boolean know(String type) {
        var known = types.get(type);
        return known != null && !known.isOnlyBeside();
    }

    public List<ResourceType> types() {
        return List.copyOf(types.values());
    }

    @Override
    public ResourceType of(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
        }
        return type;
    }

    /// @param base of the addresses in the answer
    /// @return a searchset bundle in JSON
    public byte[] search(String base, String name, Map<String, String[]> parameters, boolean lenient) {
        var type = of(name);
        var asking = Asking.read(type, parameters, lenient);
        if (asking.shape().countOnly()) {
            var count = pages.count(type, asking.criteria(), pages.near(type, asking));
            return SearchsetJson.of(base, name, asking, new Found(List.of(), List.of(), null, null, count));
        }
        var page = pages.page(type, asking);
        var found =
                new Found(page.matches(), included(asking, page.matches()), page.next(), page.previous(), page.total());
        return SearchsetJson.of(base, name, asking, found);
    }

    /// @param query as after a question mark
    /// @return its condition, with `{a}` for the alias
    public Sql condition(String name, String query) {
        var type = of(name);
        var criteria = Asking.read(type, Queries.parameters(query), false).criteria();
        return Sql.all(criteria.stream().map(it -> where(type, it)).toList());
    }

    public Optional<Entry> read(String name, String id) {
        var type = of(name);
        return byCondition(type, type.isAmong(type.key(), List.of(id)), 1).stream()
                .findFirst();
    }

    /// Rows of a type that a condition of the caller's picks.
    ///
    /// @param condition with `{a}` for the alias
    public List<Entry> byCondition(ResourceType type, Sql condition, int limit) {
        var sql = Sql.join(
                Sql.of("select " + type.columns() + " from " + type.table() + " {a} where "),
                condition,
                Sql.of(" limit " + limit));
        return rows.read(type, sql.on("r"), Rows.Manner.KEYED, Rows.Ordered.NOT);
    }

    @Override
    public Sql where(ResourceType type, Criterion asked) {
        if (asked.name().equals("_has")) {
            return has(type, asked);
        }
        var parameter = type.parameters().get(asked.name());
        if (parameter == null) {
            throw new DirectoryRefusal.UnknownParameter(type.name(), asked.name()).asException();
        }
        if (asked.is("missing")) {
            return switch (String.join(",", asked.values())) {
                case "true" -> parameter.present().not();
                case "false" -> parameter.present();
                default -> throw asked.refused();
            };
        }
        return asked.is("not")
                ? parameter
                        .where(new Criterion(asked.name(), null, asked.chain(), asked.values()), this)
                        .not()
                : parameter.where(asked, this);
    }

    /// `_has:PractitionerRole:practitioner:role=10`: somebody refers to it for whom this holds.
    private Sql has(ResourceType type, Criterion asked) {
        var parts = asked.modifier() == null ? new String[0] : asked.modifier().split(":", 3);
        if (parts.length < 3) {
            throw asked.refused();
        }
        var other = of(parts[0]);
        if (!(other.parameters().get(parts[1]) instanceof ReferenceParameter back)
                || !back.target().equals(type.name())) {
            throw asked.refused();
        }
        var further = Criterion.of(parts[2], String.join(",", asked.values()));
        return Sql.join(Sql.of(type.key() + " in "), other.select(back.column(), where(other, further)));
    }

    private List<Entry> included(Asking asking, List<Entry> matches) {
        var all = new LinkedHashMap<String, Entry>();
        var met = matches.stream().map(Searches::address).collect(Collectors.toSet());
        var from = matches;
        for (var depth = 0; depth < DEEPEST && !from.isEmpty(); depth++) {
            var added = new ArrayList<Entry>();
            for (var inclusion : asking.inclusions()) {
                if (depth == 0 || inclusion.iterate()) {
                    added.addAll(inclusion.reverse() ? referring(inclusion, from) : referred(inclusion, from));
                }
            }
            from = added.stream().filter(it -> met.add(address(it))).toList();
            from.forEach(it -> all.put(address(it), it));
        }
        return List.copyOf(all.values());
    }

    private List<Entry> referred(Inclusion inclusion, List<Entry> from) {
        var every = inclusion.source().equals("*");
        if (!every
                && !(of(inclusion.source()).parameters().get(inclusion.parameter()) instanceof ReferenceParameter)
                && !inclusion.parameter().equals("*")) {
            throw new DirectoryRefusal.UnreadableSearch("_include").asException();
        }
        var wanted = new LinkedHashMap<String, Set<String>>();
        for (var entry : from) {
            if (every || entry.type().equals(inclusion.source())) {
                entry.references().forEach((name, id) -> {
                    if (inclusion.parameter().equals("*")
                            || inclusion.parameter().equals(name)) {
                        wanted.computeIfAbsent(target(entry.type(), name), _ -> new java.util.LinkedHashSet<>())
                                .add(id);
                    }
                });
            }
        }
        var found = new ArrayList<Entry>();
        wanted.forEach((type, ids) -> {
            var other = types.get(type);
            if (other != null) {
                found.addAll(byCondition(other, other.isAmong(other.key(), List.copyOf(ids)), MOST_INCLUDED));
            }
        });
        return found;
    }

    private String target(String type, String name) {
        return of(type).parameters().get(name) instanceof ReferenceParameter it ? it.target() : "";
    }

    private List<Entry> referring(Inclusion inclusion, List<Entry> from) {
        var source = of(inclusion.source());
        if (!(source.parameters().get(inclusion.parameter()) instanceof ReferenceParameter back)) {
            throw new DirectoryRefusal.UnreadableSearch("_revinclude").asException();
        }
        var ids = from.stream()
                .filter(it -> it.type().equals(back.target()))
                .map(Entry::id)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : byCondition(source, of(back.target()).isAmong(back.column(), ids), MOST_INCLUDED);
    }

    private static String address(Entry entry) {
        return entry.type() + "/" + entry.id();
    }
}
