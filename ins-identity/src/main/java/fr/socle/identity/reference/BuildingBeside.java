package fr.socle.identity.reference;

import java.util.function.DoubleConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Takes a delivery that is larger than what is there: into tables without indexes beside those in use, with a copy of
/// what these hold; the indexes are built once, and the tables change places. Within the caller's transaction, and
/// without keeping anybody from asking.
@Component
class BuildingBeside {

    private static final int MANY = 20_000;
    private static final String WORTH_IT = """
            select added.rows >= ? and added.rows >= there.rows and identity.may_be_built_beside()
              from (select count(*) as rows from entry where known_as is null) added,
                   (select greatest(sum(c.reltuples) filter (where c.oid <> 'identity.person'::regclass),
                                    sum(c.reltuples) filter (where c.oid = 'identity.person'::regclass)) as rows
                      from pg_class c
                     where c.oid in (select relid from pg_partition_tree('identity.reference') where isleaf)
                        or c.oid = 'identity.person'::regclass) there""";
    private static final String KEEP_PEOPLE = """
            do $$ begin
                execute format('insert into identity.person_next (%1$s) select %1$s from identity.person',
                               identity.columns_of_person());
            end $$""";
    /// As much as sorting wants, for this transaction.
    private static final String ROOM = """
            select set_config('maintenance_work_mem', '256MB', true), set_config('work_mem', '64MB', true),
                   set_config('default_statistics_target', '30', true)""";

    private final JdbcTemplate jdbc;

    BuildingBeside(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean isWorthIt() {
        return Boolean.TRUE.equals(jdbc.queryForObject(WORTH_IT, Boolean.class, MANY));
    }

    /// @return how many entries are new
    int enter(DoubleConsumer progress) {
        jdbc.queryForList(ROOM);
        jdbc.execute("call identity.build_beside()");
        jdbc.update("insert into identity.reference_next select * from identity.reference");
        var added = jdbc.update(Entering.add("identity.reference_next"));
        progress.accept(0.25);
        jdbc.execute(KEEP_PEOPLE);
        jdbc.update(Entering.addPeople("identity.person_next"));
        progress.accept(0.5);
        jdbc.execute("call identity.take_the_place_of('identity.reference', 'identity.reference_next')");
        progress.accept(0.7);
        jdbc.execute("call identity.take_the_place_of('identity.person', 'identity.person_next')");
        progress.accept(0.9);
        jdbc.execute("analyze identity.reference, identity.person");
        return added;
    }
}
