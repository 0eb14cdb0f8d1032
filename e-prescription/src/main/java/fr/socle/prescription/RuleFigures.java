package fr.socle.prescription;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The figures of the rules as they stood on a day.
@Component
class RuleFigures {

    static final String FIRST_DISPENSING_MONTHS = "first-dispensing-months";
    static final String LEASE_MINUTES = "lease-minutes";
    static final String LONGEST_PRESCRIPTION = "longest-prescription-lines";

    private final JdbcClient jdbc;

    RuleFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int on(LocalDate day, String name) {
        return jdbc.sql("""
                        select value from prescription.rule_figure
                        where name = :name and valid_from <= :day and (valid_to is null or valid_to >= :day)
                        order by valid_from desc limit 1""")
                .param("name", name)
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
