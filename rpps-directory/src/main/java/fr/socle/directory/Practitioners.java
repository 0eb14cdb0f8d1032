package fr.socle.directory;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The professionals of the directory.
@Service
public class Practitioners {

    private final DSLContext dsl;

    Practitioners(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// @param nationalId PS_IdNat, `8` + RPPS
    public Optional<Practitioner> byNationalId(String nationalId) {
        return nationalId.isEmpty()
                ? Optional.empty()
                : read(PractitionerRow.RPPS.eq(nationalId.substring(1)).and(PractitionerRow.NATIONAL_ID.eq(nationalId)))
                        .stream()
                        .findFirst();
    }

    public Optional<Practitioner> byRpps(RppsNumber rpps) {
        return Optional.ofNullable(byNumbers(Set.of(rpps.value())).get(rpps.value()));
    }

    public Practitioner require(RppsNumber rpps) {
        return byRpps(rpps).orElseThrow(() -> new DirectoryRefusal.UnknownProfessional().asException());
    }

    public Practitioner require(UUID id) {
        return read(PractitionerRow.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new DirectoryRefusal.UnknownProfessional().asException());
    }

    /// @param rpps bare numbers
    public Map<String, Practitioner> byNumbers(Collection<String> rpps) {
        return read(PractitionerRow.RPPS.in(rpps)).stream()
                .collect(Collectors.toMap(it -> it.rpps().value(), Function.identity()));
    }

    /// In alphabetical order, one page at a time.
    ///
    /// @param after the [Page#next] of the page before
    public Page<Practitioner> search(List<PractitionerFilter> all, @Nullable String after, int limit) {
        var order = row(PractitionerRow.SORT_KEY, PractitionerRow.RPPS);
        var from = Cursor.read(after, 2);
        var rows = dsl.select(PractitionerRow.COLUMNS)
                .from(PractitionerRow.TABLE)
                .where(matching(all))
                .and(from == null ? noCondition() : order.gt(from.part(0), from.part(1)))
                .orderBy(PractitionerRow.SORT_KEY, PractitionerRow.RPPS)
                .limit(limit + 1)
                .fetch();
        var situations = situations(rows);
        return Cursor.page(rows, limit, it -> Cursor.at(it.get(PractitionerRow.SORT_KEY), it.get(PractitionerRow.RPPS)))
                .map(it -> PractitionerRow.read(it, of(situations, it)));
    }

    public long count(List<PractitionerFilter> all) {
        return dsl.fetchCount(PractitionerRow.TABLE, matching(all));
    }

    /// Practice situations in the order of their identifiers, one page at a time.
    public Page<Practice> practices(List<PracticeFilter> all, @Nullable String after, int limit) {
        var from = Cursor.read(after, 1);
        var condition = matchingPractices(all).and(from == null ? noCondition() : PracticeRow.ID.gt(from.part(0)));
        return Cursor.page(
                readPractices(condition, limit + 1),
                limit,
                it -> Cursor.at(it.situation().id()));
    }

    public long countPractices(List<PracticeFilter> all) {
        return dsl.fetchCount(dsl.selectOne()
                .from(PracticeRow.TABLE)
                .join(PractitionerRow.TABLE)
                .on(PractitionerRow.ID.eq(PracticeRow.PRACTITIONER))
                .where(matchingPractices(all)));
    }

    /// The places where professionals practise, each list in the order of the professional's own situations.
    public Map<UUID, List<Practice>> practicesOf(Collection<UUID> practitioners) {
        return dsl
                .select(PracticeRow.JOINED)
                .from(PracticeRow.TABLE)
                .join(PractitionerRow.TABLE)
                .on(PractitionerRow.ID.eq(PracticeRow.PRACTITIONER))
                .where(PracticeRow.PRACTITIONER.in(practitioners))
                .orderBy(PracticeRow.PRACTITIONER, PracticeRow.RANK)
                .fetch(PracticeRow::read)
                .stream()
                .collect(Collectors.groupingBy(Practice::practitioner));
    }

    private List<Practice> readPractices(Condition condition, int limit) {
        return dsl.select(PracticeRow.JOINED)
                .from(PracticeRow.TABLE)
                .join(PractitionerRow.TABLE)
                .on(PractitionerRow.ID.eq(PracticeRow.PRACTITIONER))
                .where(condition)
                .orderBy(PracticeRow.ID)
                .limit(limit)
                .fetch(PracticeRow::read);
    }

    private List<Practitioner> read(Condition condition) {
        var rows = dsl.select(PractitionerRow.COLUMNS)
                .from(PractitionerRow.TABLE)
                .where(condition.and(PractitionerRow.reliable()))
                .fetch();
        var situations = situations(rows);
        return rows.map(it -> PractitionerRow.read(it, of(situations, it)));
    }

    private Map<UUID, List<PracticeSituation>> situations(List<Record> practitioners) {
        var ids = practitioners.stream().map(it -> it.get(PractitionerRow.ID)).toList();
        return dsl.select(PracticeRow.COLUMNS)
                .from(PracticeRow.TABLE)
                .where(PracticeRow.PRACTITIONER.in(ids))
                .orderBy(PracticeRow.PRACTITIONER, PracticeRow.RANK)
                .fetchGroups(PracticeRow.PRACTITIONER, PracticeRow::situation);
    }

    private static List<PracticeSituation> of(Map<UUID, List<PracticeSituation>> situations, Record practitioner) {
        return situations.getOrDefault(practitioner.get(PractitionerRow.ID), List.of());
    }

    private static Condition matching(List<PractitionerFilter> all) {
        return all.stream().map(PractitionerRow::matching).reduce(PractitionerRow.reliable(), Condition::and);
    }

    private static Condition matchingPractices(List<PracticeFilter> all) {
        return all.stream().map(PracticeRow::matching).reduce(noCondition(), Condition::and);
    }
}
