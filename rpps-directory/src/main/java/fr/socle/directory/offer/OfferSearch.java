package fr.socle.directory.offer;

import fr.socle.directory.beds.PlaceSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Conditions on offers, gathered one by one. Column names are constants of this program.
public final class OfferSearch {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private boolean authorisedToo;

    /// Also what FINESS+ authorises, and not only what the ROR describes.
    public OfferSearch withAuthorised() {
        authorisedToo = true;
        return this;
    }

    public OfferSearch authorised(boolean wanted) {
        conditions.add(wanted ? "offer.authorised" : "not offer.authorised");
        return this;
    }

    public OfferSearch among(Column column, List<String> values) {
        conditions.add("offer." + column.sql + " = any(" + parameter(texts(values)) + "::text[])");
        return this;
    }

    /// At least one of the offer's own values is among them.
    public OfferSearch sharing(ListColumn column, List<String> values) {
        conditions.add("offer." + column.sql + " && " + parameter(texts(values)) + "::text[]");
        return this;
    }

    /// No value at all.
    public OfferSearch missing(Column column) {
        conditions.add("offer." + column.sql + " is null");
        return this;
    }

    public OfferSearch missing(ListColumn column) {
        conditions.add("cardinality(offer." + column.sql + ") = 0");
        return this;
    }

    /// What is said here does not hold: neither where there is another value nor where there is none.
    public OfferSearch not(Consumer<OfferSearch> said) {
        var before = conditions.size();
        said.accept(this);
        var added = conditions.subList(before, conditions.size());
        var none = added.isEmpty() ? "false" : "not coalesce((" + String.join(" and ", added) + "), false)";
        added.clear();
        conditions.add(none);
        return this;
    }

    /// The care mode or a mode of reception is among them: both are `characteristic`.
    public OfferSearch characterised(List<String> values) {
        var codes = parameter(texts(values)) + "::text[]";
        conditions.add("(offer.care_mode = any(" + codes + ") or offer.reception && " + codes + ")");
        return this;
    }

    public OfferSearch uncharacterised() {
        conditions.add("offer.care_mode is null and cardinality(offer.reception) = 0");
        return this;
    }

    /// Every word begins a word of the name.
    public OfferSearch named(String typed) {
        for (var word : typed.toUpperCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                conditions.add("offer.search_text like " + parameter("% " + plain(word) + "%"));
            }
        }
        return this;
    }

    /// Anywhere in the name, accents and case aside.
    public OfferSearch containing(String typed) {
        conditions.add("strpos(offer.search_text, "
                + parameter(plain(typed.toUpperCase(java.util.Locale.ROOT).strip())) + ") > 0");
        return this;
    }

    /// Open to somebody of this age.
    public OfferSearch forAge(int months) {
        var age = parameter(months);
        conditions.add("(offer.age_low_months is null or offer.age_low_months <= " + age
                + ") and (offer.age_high_months is null or offer.age_high_months >= " + age + ")");
        return this;
    }

    /// At least one place of the offer answers all of these conditions together.
    public OfferSearch at(PlaceSearch places) {
        if (!places.isEmpty()) {
            var sql = places.sql();
            for (var name : places.parameters().keySet()) {
                sql = sql.replaceAll(":" + name + "\\b", ":place_" + name);
            }
            places.parameters().forEach((name, value) -> parameters.put("place_" + name, value));
            conditions.add("exists (select from directory.ror_place place where place.id = any(offer.places) and " + sql
                    + ")");
        }
        return this;
    }

    public OfferSearch notSensitive() {
        conditions.add("not offer.sensitive");
        return this;
    }

    public OfferSearch active(java.util.Set<Boolean> wanted) {
        if (wanted.size() == 1) {
            conditions.add("offer.closing_type is " + (wanted.contains(true) ? "null" : "not null"));
        }
        return this;
    }

    public OfferSearch none() {
        conditions.add("false");
        return this;
    }

    /// @param comparison `>=` or `<=`
    public OfferSearch changed(String comparison, java.time.Instant moment) {
        conditions.add("offer.updated_at " + (comparison.equals(">=") ? ">= " : "<= ")
                + parameter(moment.atOffset(java.time.ZoneOffset.UTC)));
        return this;
    }

    public OfferSearch changedSince(java.time.Instant moment) {
        conditions.add("offer.updated_at > " + parameter(moment.atOffset(java.time.ZoneOffset.UTC)));
        return this;
    }

    static String plain(String word) {
        return java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    private String parameter(Object value) {
        var name = "o" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    String sql() {
        return (authorisedToo ? "true" : "not offer.authorised")
                + conditions.stream().map(it -> " and " + it).collect(Collectors.joining());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    public enum Column {
        ID("id"),
        NUMBER("number"),
        NAME("name"),
        FINESS("finess"),
        UNIT("unit"),
        CATEGORY("category"),
        FIELD("field"),
        PSYCHIATRIC_SECTOR("psychiatric_sector"),
        DEPARTMENT("department");

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }
    }

    public enum ListColumn {
        ACTIVITIES("activities"),
        PUBLICS("publics"),
        ZONE("zone"),
        PLACES("places");

        private final String sql;

        ListColumn(String sql) {
            this.sql = sql;
        }
    }
}
