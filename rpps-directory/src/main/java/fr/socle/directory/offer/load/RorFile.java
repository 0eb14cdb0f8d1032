package fr.socle.directory.offer.load;

import fr.socle.directory.beds.CarePlace;
import fr.socle.directory.offer.Offer;
import fr.socle.directory.offer.Unit;
import fr.socle.kernel.imports.ImportProgress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was read, before it is known which establishment each record belongs to.
final class RorFile {

    private static final Pattern FINESS = Pattern.compile("\\d[\\dAB]\\d{7}");

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, CarePlace> places = new LinkedHashMap<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();

    void add(Unit it, long line) {
        units.put(it.id(), it);
        lines.put("u" + it.id(), line);
    }

    void add(CarePlace it, long line) {
        places.put(it.id(), it);
        lines.put("p" + it.id(), line);
    }

    void add(Offer it, long line) {
        offers.put(it.id(), it);
        lines.put("o" + it.id(), line);
    }

    long size() {
        return units.size() + places.size() + offers.size();
    }

    Map<String, Unit> units() {
        return units;
    }

    Map<String, CarePlace> places() {
        return places;
    }

    Map<String, Offer> offers() {
        return offers;
    }

    long line(String kind, String id) {
        return lines.getOrDefault(kind + id, 0L);
    }

    /// Finds the establishment of everything; what hangs on nothing is left out, with what hangs on it
    /// (RG_EXP_002).
    void resolve(ImportProgress progress, int highest) {
        var finess = new HashMap<String, String>();
        units.keySet().forEach(id -> climb(id, highest).ifPresent(it -> finess.put(id, it)));
        units.keySet().removeIf(id -> orphan(!finess.containsKey(id), progress, "u", id));
        units.replaceAll((id, it) -> new Unit(
                id,
                it.number(),
                it.name(),
                it.kind(),
                finess.getOrDefault(id, ""),
                FINESS.matcher(String.valueOf(it.partOf())).matches() ? null : it.partOf(),
                it.closing(),
                it.updatedAt()));
        places.values().removeIf(it -> orphan(establishment(it.unit(), finess).isEmpty(), progress, "p", it.id()));
        places.replaceAll((_, it) -> new CarePlace(
                it.id(),
                it.number(),
                it.name(),
                it.kind(),
                establishment(it.unit(), finess).orElseThrow(),
                finess.containsKey(String.valueOf(it.unit())) ? it.unit() : null,
                it.where(),
                it.closing(),
                it.version(),
                it.updatedAt(),
                it.rows()));
        offers.values()
                .removeIf(it -> orphan(
                        establishment(it.unit(), finess).isEmpty()
                                || !places.keySet().containsAll(it.places()),
                        progress,
                        "o",
                        it.id()));
        offers.replaceAll((_, it) -> settled(it, finess));
    }

    private Offer settled(Offer it, Map<String, String> finess) {
        var number = establishment(it.unit(), finess).orElseThrow();
        var place = it.places().isEmpty() ? null : places.get(it.places().getFirst());
        var where = place == null ? null : place.where();
        return new Offer(
                it.id(),
                it.number(),
                it.name(),
                number,
                finess.containsKey(String.valueOf(it.unit())) ? it.unit() : null,
                it.category(),
                it.field(),
                it.activities(),
                it.family(),
                it.careMode(),
                it.reception(),
                it.ages(),
                it.publics(),
                it.zone(),
                it.psychiatricSector(),
                it.sensitive(),
                it.contact(),
                it.hours(),
                it.places(),
                where == null ? null : where.commune(),
                where == null ? number.substring(0, 2) : where.department(),
                it.closing(),
                it.createdAt(),
                it.updatedAt(),
                null);
    }

    private boolean orphan(boolean is, ImportProgress progress, String kind, String id) {
        if (is) {
            progress.rejected(line(kind, id), "directory.ror-orphan", id + " hangs on nothing this file holds.");
        }
        return is;
    }

    private Optional<String> climb(String unit, int highest) {
        var at = unit;
        for (var i = 0; i < highest; i++) {
            var above = units.get(at);
            if (above == null || above.partOf() == null) {
                return Optional.empty();
            }
            at = above.partOf();
            if (FINESS.matcher(at).matches()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> establishment(
            @org.jspecify.annotations.Nullable String above, Map<String, String> finess) {
        var id = String.valueOf(above);
        return FINESS.matcher(id).matches() ? Optional.of(id) : Optional.ofNullable(finess.get(id));
    }
}
