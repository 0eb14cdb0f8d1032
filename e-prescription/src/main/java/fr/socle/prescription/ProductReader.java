package fr.socle.prescription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Products with all their details: a fixed number of queries however many there are.
@Component
class ProductReader {

    private final JdbcClient jdbc;

    ProductReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Null while nothing was loaded.
    @Nullable
    Integer activeVersion() {
        return jdbc.sql("select id from prescription.medication_version where active")
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /// In the order of the codes given.
    List<Product> read(int version, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        var ingredients = details(version, codes, "composition", ProductReader::ingredient);
        var packs = details(version, codes, "pack", ProductReader::pack);
        var conditions = details(version, codes, "prescribing_condition", (row, _) -> row.getString("label"));
        var atc = details(version, codes, "product_atc", (row, _) -> row.getString("atc"));
        var availabilities = details(version, codes, "availability", ProductReader::availability);
        var found = new HashMap<String, Product>();
        jdbc.sql("select * from prescription.product where version = :version and cis in (:codes)")
                .param("version", version)
                .param("codes", codes)
                .query((row, _) -> product(
                        row,
                        first(atc, row.getString("cis")),
                        ingredients.getOrDefault(row.getString("cis"), List.of()),
                        packs.getOrDefault(row.getString("cis"), List.of()),
                        conditions.getOrDefault(row.getString("cis"), List.of()),
                        availabilities.getOrDefault(row.getString("cis"), List.of())))
                .list()
                .forEach(it -> found.put(it.cis(), it));
        return codes.stream().map(found::get).filter(it -> it != null).toList();
    }

    private <T> Map<String, List<T>> details(int version, List<String> codes, String table, RowMapper<T> mapper) {
        var sql =
                switch (table) {
                    case "composition" ->
                        "select * from prescription.composition where version = :v and cis in (:c) order by ctid";
                    case "pack" -> "select * from prescription.pack where version = :v and cis in (:c) order by cip13";
                    case "prescribing_condition" ->
                        "select * from prescription.prescribing_condition where version = :v and cis in (:c) order by ctid";
                    case "product_atc" -> "select * from prescription.product_atc where version = :v and cis in (:c)";
                    default -> "select * from prescription.availability where version = :v and cis in (:c)";
                };
        var found = new HashMap<String, List<T>>();
        jdbc.sql(sql).param("v", version).param("c", codes).query(row -> {
            var detail = mapper.mapRow(row, 0);
            found.computeIfAbsent(row.getString("cis"), _ -> new ArrayList<>()).add(detail);
        });
        return found;
    }

    private static @Nullable String first(Map<String, List<String>> details, String cis) {
        var of = details.get(cis);
        return of == null ? null : of.getFirst();
    }

    private static Product product(
            ResultSet row,
            @Nullable String atc,
            List<Product.Ingredient> ingredients,
            List<Product.Pack> packs,
            List<String> conditions,
            List<Product.Availability> availabilities)
            throws SQLException {
        return new Product(
                row.getInt("version"),
                row.getString("cis"),
                row.getString("name"),
                row.getString("form"),
                Arrays.stream(row.getString("routes").split(";"))
                        .filter(it -> !it.isBlank())
                        .toList(),
                row.getString("authorisation"),
                row.getString("marketing"),
                row.getObject("authorised_on", LocalDate.class),
                row.getString("holders"),
                row.getBoolean("withdrawn"),
                atc,
                ingredients,
                packs,
                conditions,
                availabilities);
    }

    private static Product.Ingredient ingredient(ResultSet row, int number) throws SQLException {
        return new Product.Ingredient(
                row.getString("substance_code"),
                row.getString("substance"),
                row.getString("dose"),
                row.getString("reference"),
                row.getString("nature"),
                row.getString("link"));
    }

    private static Product.Pack pack(ResultSet row, int number) throws SQLException {
        return new Product.Pack(
                row.getString("cip13"),
                row.getString("label"),
                row.getString("status"),
                row.getString("marketing"),
                row.getString("rates"),
                row.getBigDecimal("public_price"));
    }

    private static Product.Availability availability(ResultSet row, int number) throws SQLException {
        return new Product.Availability(
                row.getString("label"),
                row.getObject("started_on", LocalDate.class),
                row.getObject("returned_on", LocalDate.class));
    }
}
