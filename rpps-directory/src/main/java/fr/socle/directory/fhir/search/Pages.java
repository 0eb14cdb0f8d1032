package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.fhir.search.ResourceType.Order;
import fr.socle.directory.fhir.search.ResourceType.Stream;
import fr.socle.kernel.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Cuts a search into pages: each is a range of the order, never a number of rows to skip.
final class Pages {

    private final Rows rows;
    private final Types types;

    Pages(Rows rows, Types types) {
        this.rows = rows;
        this.types = types;
    }

    Found page(ResourceType type, Asking asking) {
        var near = near(type, asking);
        var streams = streams(type, asking, near);
        var place = Place.read(asking.place());
        var back = place != null && place.before();
        var limit = asking.shape().size();
        var read = new ArrayList<Entry>();
        for (var i = place == null ? 0 : place.stream();
                i >= 0 && i < streams.size() && read.size() <= limit;
                i += back ? -1 : 1) {
            var from = place != null && i == place.stream() ? place : null;
            read.addAll(rows(type, new Cut(i, streams.get(i), near, from, back), limit + 1 - read.size()));
        }
        var more = read.size() > limit;
        var page = new ArrayList<>(more ? read.subList(0, limit) : read);
        if (back) {
            Collections.reverse(page);
        }
        var follows = back || more;
        var precedes = back ? more : place != null;
        var total = asking.shape().totalWanted() ? total(type, asking, near, place) : null;
        return new Found(
                page,
                List.of(),
                follows && !page.isEmpty() ? mark(false, page.getLast(), total) : null,
                precedes && !page.isEmpty() ? mark(true, page.getFirst(), total) : null,
                total == null && place == null && !more ? Long.valueOf(page.size()) : total);
    }

    /// Counted once a walk: its pages agree whatever comes and goes meanwhile.
    private Long total(ResourceType type, Asking asking, @Nullable Circle near, @Nullable Place place) {
        return place != null && place.total() != null
                ? place.total()
                : Long.valueOf(count(type, asking.criteria(), near));
    }

    long count(ResourceType type, List<Criterion> criteria, @Nullable Circle near) {
        var keyed = criteria.stream().allMatch(it -> isKey(type, it));
        return rows.count(
                Sql.join(
                        Sql.of("select count(*) from " + from(type, near) + " where ")
                                .on("r"),
                        where(type, criteria, near)),
                keyed ? Rows.Manner.SEARCHED : Rows.Manner.COLLECTED);
    }

    @Nullable
    Circle near(ResourceType type, Asking asking) {
        return asking.criteria().stream()
                .filter(it -> type.parameters().get(it.name()) instanceof NearParameter && it.modifier() == null)
                .findFirst()
                .map(it -> {
                    var parameter = (NearParameter) type.parameters().get(it.name());
                    if (parameter == null) {
                        throw it.refused();
                    }
                    return new Circle(it, parameter.circle(it), parameter.whereabouts());
                })
                .orElse(null);
    }

    private static List<Stream> streams(ResourceType type, Asking asking, @Nullable Circle near) {
        var sort = asking.sort();
        if (near != null && (sort == null || sort.equals("near") || sort.equals("distance"))) {
            var order = new ArrayList<Order>();
            order.add(Order.by(near.near().distanceOrder(), "float8"));
            order.add(Order.by(type.key() + "::text"));
            return List.of(new Stream(asking.criteria(), order));
        }
        return sort == null ? type.streams(asking.criteria()) : List.of(sorted(type, asking.criteria(), sort));
    }

    private static Stream sorted(ResourceType type, List<Criterion> criteria, String sort) {
        var order = new ArrayList<Order>();
        for (var wanted : sort.split(",")) {
            var descending = wanted.startsWith("-");
            var found = type.sorts().get(descending ? wanted.substring(1) : wanted);
            if (found == null) {
                throw new DirectoryRefusal.UnreadableSearch("_sort").asException();
            }
            order.add(descending ? found.reversed() : found);
        }
        var last = Order.by(type.key(), type.keyType());
        order.add(order.getLast().descending() ? last.reversed() : last);
        return new Stream(criteria, order);
    }

    /// Walking along the order is quick where those who match are many, and endless where they are few; collecting them
    /// is the reverse. What is likely is tried for a moment, then the other, unless that means reading nearly
    /// everything.
    private List<Entry> rows(ResourceType type, Cut cut, int limit) {
        var stable = isStable(type, cut);
        if (stable || cut.near() != null) {
            return rows(type, cut, cut.order(), limit, stable ? Rows.Manner.KEYED : Rows.Manner.SEARCHED);
        }
        var rare = cut.stream().rare();
        var collected = cut.order().stream().map(Order::collected).toList();
        try {
            return rows(type, cut, rare ? collected : cut.order(), limit, Rows.Manner.TRIED);
        } catch (Refused walked) {
            if (!(walked.refusal() instanceof DirectoryRefusal.TooBroad)) {
                throw walked;
            }
            return rare
                    ? rows(type, cut, cut.order(), limit, Rows.Manner.SEARCHED)
                    : rows(type, cut, collected, limit, Rows.Manner.COLLECTED);
        }
    }

    private List<Entry> rows(ResourceType type, Cut cut, List<Order> order, int limit, Rows.Manner manner) {
        var keys = IntStream.range(0, order.size())
                .mapToObj(it -> ", " + order.get(it).expression() + " as o" + it)
                .toList();
        var sorting = order.stream()
                .map(it -> it.expression() + (it.descending() ? " desc" : ""))
                .toList();
        var sql = Sql.join(
                Sql.of("select " + type.columns() + String.join("", keys) + " from " + from(type, cut) + " where "),
                where(type, cut),
                cut.place() == null ? null : Sql.of(" and "),
                cut.place() == null ? null : cut.place().condition(order),
                Sql.of(" order by " + String.join(", ", sorting) + " limit " + limit));
        var circle = cut.near();
        return rows.read(
                type,
                sql.on("r"),
                manner,
                new Rows.Ordered(
                        cut.number(), order.size(), isByDistance(order) && circle != null ? circle.near() : null));
    }

    private static boolean isStable(ResourceType type, Cut cut) {
        return cut.near() == null
                && cut.stream().asked().stream().allMatch(it -> isKey(type, it))
                && (cut.stream().via() != null || !cut.stream().asked().isEmpty());
    }

    private static boolean isByDistance(List<Order> order) {
        return order.getFirst().expression().contains("<->");
    }

    private static boolean isKey(ResourceType type, Criterion criterion) {
        var parameter = type.parameters().get(criterion.name());
        return parameter != null && parameter.isKey(criterion);
    }

    private static String from(ResourceType type, Cut cut) {
        var via = cut.stream().via();
        return via == null ? from(type, cut.near()) : via.table() + " join " + type.table() + " {a} on " + via.on();
    }

    private Sql where(ResourceType type, Cut cut) {
        var via = cut.stream().via();
        var asked = where(type, cut.stream().asked(), cut.near());
        return via == null ? asked : Sql.join(via.condition(), Sql.of(" and "), asked);
    }

    private static String from(ResourceType type, @Nullable Circle near) {
        return near == null
                ? type.table() + " {a}"
                : "directory.structure_point g join " + type.table() + " {a} on " + near.whereabouts()
                        + " = g.organization";
    }

    private Sql where(ResourceType type, List<Criterion> criteria, @Nullable Circle near) {
        var all = new ArrayList<Sql>();
        if (near != null) {
            all.add(near.near().condition());
        }
        for (var criterion : criteria) {
            if (near == null || criterion != near.asked()) {
                all.add(types.where(type, criterion));
            }
        }
        return Sql.all(all).on("r");
    }

    private static String mark(boolean before, Entry at, @Nullable Long total) {
        return new Place(before, at.stream(), at.place(), total).text();
    }

    record Circle(Criterion asked, Near near, String whereabouts) {}

    private record Cut(
            int number,
            Stream stream,
            @Nullable Circle near,
            @Nullable Place place,
            boolean back) {

        List<Order> order() {
            return back ? stream.order().stream().map(Order::reversed).toList() : stream.order();
        }
    }
}
