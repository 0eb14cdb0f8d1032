package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Qualified people who bear the traits asked for, as INSi looks for them: birth name, sex, day and one of the given
/// names; the birth place only tells several apart.
@Repository
public class StrictSearch {

    private final JdbcClient jdbc;
    private final People people;

    StrictSearch(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    public List<Identity> bearing(Traits asked) {
        var ids = jdbc.sql("""
                        select id from identity.person
                         where birth_date = :day and birth_name_key = :name and sex = :sex and status = 'QUAL'
                           and (first_given_key = :first or concat(' ', given_keys, ' ') like :given)
                         order by id limit 20""")
                .param("day", asked.birthDate())
                .param("name", Spelling.key(asked.birthName()))
                .param("sex", asked.sex().name())
                .param("first", Spelling.key(asked.firstGivenName()))
                .param("given", "% " + Spelling.key(asked.firstGivenName()) + " %")
                .query(UUID.class)
                .list();
        var found = List.copyOf(
                people.all(ids.stream().map(PatientId::new).toList()).values());
        var bornThere = found.stream()
                .filter(it -> it.traits().birthPlace().equals(asked.birthPlace()))
                .toList();
        return bornThere.size() == 1 ? bornThere : found;
    }
}
