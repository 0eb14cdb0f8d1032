package fr.socle.prescription;

import static fr.socle.prescription.LineConditions.column;
import static fr.socle.prescription.LineConditions.uuid;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Somebody reads prescriptions: only those [PrescriptionAccess] opens, and each reading leaves a trace.
@Service
@Transactional
public class ReadingPrescriptions {

    private static final int LARGEST_PAGE = 100;
    private static final Table<?> PRESCRIPTION =
            table(name("prescription", "prescription")).as("p");
    private static final Table<?> LINE = table(name("prescription", "line")).as("l");
    private static final Table<?> ITEM =
            table(name("prescription", "dispensed_line")).as("i");

    private final DSLContext db;
    private final PrescriptionReader reader;
    private final AccessJournal journal;
    private final Clock clock;

    ReadingPrescriptions(DSLContext db, PrescriptionReader reader, AccessJournal journal, Clock clock) {
        this.db = db;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /// @throws fr.socle.kernel.Refused when there is none, or none this caller may read
    public PrescriptionView byNumber(Caller by, String number) {
        return lines(
                        by,
                        LineQuery.ofNumber(
                                PrescriptionCode.read(number).number().value()),
                        null,
                        1)
                .found()
                .stream()
                .findFirst()
                .map(FoundLine::prescription)
                .orElseThrow(() -> new PrescriptionRefusal.Unknown().asException());
    }

    /// Lines, the newest prescription first, in the order they were written.
    ///
    /// @param after the [Page#next] of the page before
    public Page<FoundLine> lines(Caller by, LineQuery query, @Nullable String after, int size) {
        var wanted = Math.clamp(size, 1, LARGEST_PAGE);
        var prescription = uuid("l", "prescription");
        var position = column("l", "position", Integer.class);
        var rows = db.select(uuid("l", "id"), prescription, position)
                .from(LINE)
                .join(PRESCRIPTION)
                .on(uuid("p", "id").eq(prescription))
                .where(LineConditions.of(by, query, clock.instant()))
                .and(after == null ? and() : LineConditions.after(after))
                .orderBy(prescription.desc(), position)
                .limit(wanted + 1)
                .fetch();
        var page = rows.subList(0, Math.min(wanted, rows.size()));
        var views = views(by, page.stream().map(it -> it.get(prescription)).toList());
        var found = page.stream()
                .map(it -> FoundLine.of(views.apply(it.get(prescription)), new LineId(it.get(uuid("l", "id")))))
                .toList();
        var next = rows.size() > wanted
                ? page.getLast().get(prescription) + "." + page.getLast().get(position)
                : null;
        return new Page<>(found, next);
    }

    public long countLines(Caller by, LineQuery query) {
        return db.fetchCount(db.selectOne()
                .from(LINE)
                .join(PRESCRIPTION)
                .on(uuid("p", "id").eq(uuid("l", "prescription")))
                .where(LineConditions.of(by, query, clock.instant())));
    }

    /// What was handed over, the newest first.
    ///
    /// @param lines of these lines only, when there are any
    /// @param items these only, when there are any
    public Page<FoundItem> items(Caller by, LineQuery lines, Collection<UUID> items, @Nullable String after, int size) {
        var wanted = Math.clamp(size, 1, LARGEST_PAGE);
        var id = uuid("i", "id");
        var prescription = uuid("l", "prescription");
        var rows = db.select(id, prescription)
                .from(ITEM)
                .join(LINE)
                .on(uuid("l", "id").eq(uuid("i", "line")))
                .join(PRESCRIPTION)
                .on(uuid("p", "id").eq(prescription))
                .where(LineConditions.of(by, lines, clock.instant()))
                .and(items.isEmpty() ? and() : id.in(items))
                .and(after == null ? and() : id.lt(UUID.fromString(after)))
                .orderBy(id.desc())
                .limit(wanted + 1)
                .fetch();
        var page = rows.subList(0, Math.min(wanted, rows.size()));
        var views = views(by, page.stream().map(it -> it.get(prescription)).toList());
        var found = page.stream()
                .map(it -> FoundItem.of(views.apply(it.get(prescription)), it.get(id)))
                .toList();
        return new Page<>(found, rows.size() > wanted ? page.getLast().get(id).toString() : null);
    }

    private Function<UUID, PrescriptionView> views(Caller by, List<UUID> ids) {
        var views = reader.read(ids.stream().distinct().map(PrescriptionId::new).toList());
        journal.record(views.stream()
                .map(it -> Access.by(
                        by, it.patient(), Action.READ, "prescription", it.id().value()))
                .toList());
        var byId = views.stream().collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        return id -> {
            var view = byId.get(id);
            if (view == null) {
                throw new IllegalStateException("A prescription found is not there");
            }
            return view;
        };
    }

    /// @param next where the next page begins, null on the last
    public record Page<T>(List<T> found, @Nullable String next) {}

    public record FoundLine(PrescriptionView prescription, Line line) {

        static FoundLine of(PrescriptionView prescription, LineId id) {
            return new FoundLine(
                    prescription,
                    prescription.lines().stream()
                            .filter(it -> it.id().equals(id))
                            .findFirst()
                            .orElseThrow());
        }
    }

    public record FoundItem(PrescriptionView prescription, DispensingView dispensing, DispensingView.Item item) {

        static FoundItem of(PrescriptionView prescription, UUID id) {
            for (var dispensing : prescription.dispensings()) {
                for (var item : dispensing.items()) {
                    if (item.id().equals(id)) {
                        return new FoundItem(prescription, dispensing, item);
                    }
                }
            }
            throw new IllegalStateException("Something handed over is not there");
        }
    }
}
