package fr.socle.prescription;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The medication base (BDPM) in its active version. Holds nothing about anybody: no trace is left.
@Service
@Transactional(readOnly = true)
public class Medications {

    private static final Table<?> PRODUCT = table(name("prescription", "product"));
    private static final Table<?> PACK = table(name("prescription", "pack"));
    private static final Table<?> ATC = table(name("prescription", "product_atc"));
    private static final Table<?> COMPOSITION = table(name("prescription", "composition"));
    private static final Field<Integer> VERSION = field(name("version"), Integer.class);
    private static final Field<String> CIS = field(name("cis"), String.class);
    private static final Field<String> TEXT = field(name("search_text"), String.class);

    private static final Field<Integer> SCORE = field(name("score"), Integer.class);

    private final DSLContext db;
    private final ProductReader products;

    Medications(DSLContext db, ProductReader products) {
        this.db = db;
        this.products = products;
    }

    /// The best answers to a few words, a CIS, a CIP or an ATC code.
    public List<Product> search(String text, int most) {
        var isCode = CodeKind.of(text.strip()) != null;
        return find(new MedicationQuery(isCode ? text : null, isCode ? null : text, null, null, null, most))
                .products();
    }

    public Optional<Product> byCis(String cis) {
        return find(new MedicationQuery(cis, null, null, null, null, 1)).products().stream()
                .filter(it -> it.cis().equals(cis))
                .findFirst();
    }

    /// The products the lines name, by the code each line names first.
    Map<String, Product> named(List<DraftLine> lines) {
        var found = new HashMap<String, Product>();
        for (var line : lines) {
            var code = line.cis() == null ? line.cip13() : line.cis();
            if (code != null && CodeKind.of(code) != null && CodeKind.of(code) != CodeKind.ATC) {
                find(new MedicationQuery(code, null, null, null, null, 1)).products().stream()
                        .findFirst()
                        .ifPresent(it -> found.put(code, it));
            }
        }
        return found;
    }

    /// A page of products: the best first when words are given, else by CIS.
    public Page find(MedicationQuery query) {
        var place = Place.read(query.after());
        var version = place == null ? products.activeVersion() : Integer.valueOf(place.version());
        if (version == null) {
            return new Page(List.of(), null);
        }
        var scored = db.select(CIS, score(query.name()).as(SCORE))
                .from(PRODUCT)
                .where(conditions(query, version))
                .asTable("scored");
        var found = db.select(CIS, SCORE)
                .from(scored)
                .where(place == null ? and() : after(place))
                .orderBy(SCORE.desc(), CIS)
                .limit(query.size() + 1)
                .fetch();
        var page = found.subList(0, Math.min(found.size(), query.size()));
        var next = found.size() > query.size() && !page.isEmpty()
                ? new Place(version, page.getLast().get(SCORE), page.getLast().get(CIS)).write()
                : null;
        return new Page(
                products.read(version, page.stream().map(it -> it.get(CIS)).toList()), next);
    }

    public long count(MedicationQuery query) {
        var version = products.activeVersion();
        return version == null ? 0 : db.fetchCount(PRODUCT, conditions(query, version));
    }

    private static Condition after(Place place) {
        return row(SCORE.neg(), CIS).gt(row(val(-place.score()), val(place.cis())));
    }

    private Condition conditions(MedicationQuery query, int version) {
        var all = new ArrayList<Condition>();
        all.add(VERSION.eq(version));
        if (query.code() != null) {
            all.add(hasCode(query.code().strip(), version));
        }
        if (query.name() != null) {
            // how alike two spellings have to be, for this transaction: 0.6 by default, too strict for real typing
            db.fetch("select set_config('pg_trgm.word_similarity_threshold', '0.5', true)");
            all.add(isNamed(SearchText.of(query.name())));
        }
        if (query.ingredient() != null) {
            all.add(CIS.in(select(CIS)
                    .from(COMPOSITION)
                    .where(VERSION.eq(version))
                    .and(field(name("substance_code"), String.class)
                            .eq(query.ingredient())
                            .or(TEXT.contains(SearchText.of(query.ingredient()))))));
        }
        if (query.available() != null) {
            all.add(query.available() ? isAvailable() : not(isAvailable()));
        }
        return and(all);
    }

    private static Condition hasCode(String code, int version) {
        var kind = CodeKind.of(code);
        if (kind == null) {
            return falseCondition();
        }
        return switch (kind) {
            case CIS -> CIS.eq(code);
            case CIP13 ->
                CIS.in(select(CIS)
                        .from(PACK)
                        .where(VERSION.eq(version))
                        .and(cip("cip13").eq(code)));
            case CIP7 ->
                CIS.in(select(CIS)
                        .from(PACK)
                        .where(VERSION.eq(version))
                        .and(cip("cip7").eq(code)));
            case ATC ->
                CIS.in(select(CIS)
                        .from(ATC)
                        .where(VERSION.eq(version))
                        .and(field(name("atc"), String.class).startsWith(code.toUpperCase(Locale.ROOT))));
        };
    }

    private static Field<String> cip(String column) {
        return field(name(column), String.class);
    }

    private static Condition isNamed(String words) {
        return condition("{0} operator(public.<%) {1}", val(words), TEXT)
                .or(holdsEveryWord(words))
                .and(field(name("withdrawn"), Boolean.class).isFalse());
    }

    private static Condition holdsEveryWord(String words) {
        return and(Arrays.stream(words.split(" ")).map(TEXT::contains).toList());
    }

    private static Condition isAvailable() {
        return field(name("withdrawn"), Boolean.class)
                .isFalse()
                .and(field(name("authorisation"), String.class).eq(Product.AUTHORISED))
                .and(field(name("marketing"), String.class).eq(Product.MARKETED));
    }

    /// Likeness in thousandths, and a lead for names that hold every word, begin with the words, can be prescribed.
    private static Field<Integer> score(@Nullable String text) {
        if (text == null) {
            return inline(0);
        }
        var words = SearchText.of(text);
        return field("cast(round(1000 * public.word_similarity({0}, {1})) as integer)", Integer.class, val(words), TEXT)
                .plus(when(holdsEveryWord(words), 1000).otherwise(0))
                .plus(when(TEXT.startsWith(words), 500).otherwise(0))
                .plus(when(isAvailable(), 200).otherwise(0));
    }

    /// @param next where the next page begins, null on the last
    public record Page(List<Product> products, @Nullable String next) {}

    /// Told apart by their form.
    enum CodeKind {
        CIS,
        CIP13,
        CIP7,
        ATC;

        static @Nullable CodeKind of(String code) {
            if (code.matches("\\d{8}")) {
                return CIS;
            }
            if (code.matches("\\d{13}")) {
                return CIP13;
            }
            if (code.matches("\\d{7}")) {
                return CIP7;
            }
            return code.matches("(?i)[A-DGHJLMNPRSV](\\d{2}([A-Z]([A-Z](\\d{2})?)?)?)?") ? ATC : null;
        }
    }

    /// A place in a list of results, in the version of the base the list began with.
    private record Place(int version, int score, String cis) {

        static @Nullable Place read(@Nullable String written) {
            if (written == null) {
                return null;
            }
            var parts = written.split("\\.");
            if (parts.length != 3) {
                throw new IllegalArgumentException("Not a place in a list");
            }
            return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }

        String write() {
            return version + "." + score + "." + cis;
        }
    }
}
