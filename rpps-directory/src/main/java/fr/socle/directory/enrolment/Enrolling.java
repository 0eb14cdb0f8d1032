package fr.socle.directory.enrolment;

import fr.socle.directory.Establishment;
import fr.socle.directory.Establishments;
import fr.socle.directory.MailboxPublished;
import fr.socle.directory.PracticeEnded;
import fr.socle.directory.PracticeStarted;
import fr.socle.directory.WorkerAccounts;
import fr.socle.directory.WorkerAccounts.FirstSignIn;
import fr.socle.directory.enrolment.EmployerFile.Problem;
import fr.socle.directory.enrolment.EmployerFile.Row;
import fr.socle.directory.enrolment.ShownEmployments.Moved;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Ids;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An employer enrols its people from a file, suspends them and ends their employment. Whoever is active signs
/// in and is found in the directory; whoever is not, is not, and loses their sessions.
@Service
@Transactional
public class Enrolling {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Employments employments;
    private final ShownEmployments shown;
    private final ApplicationEventPublisher events;
    private final Establishments establishments;
    private final ObjectProvider<WorkerAccounts> accounts;
    private final Clock clock;

    Enrolling(
            Employments employments,
            ShownEmployments shown,
            ApplicationEventPublisher events,
            Establishments establishments,
            ObjectProvider<WorkerAccounts> accounts,
            Clock clock) {
        this.employments = employments;
        this.shown = shown;
        this.events = events;
        this.establishments = establishments;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Takes the lines that are right and reports the others. The same file again changes nothing.
    public Report take(Caller by, String text) {
        var employer = establishments.require(employer(by).value());
        var file = EmployerFile.read(text);
        var problems = new ArrayList<>(file.problems());
        var opened = new ArrayList<FirstSignIn>();
        var now = clock.instant();
        var moves =
                file.rows().stream().map(it -> take(employer, it, now, opened)).toList();
        tell(now, moves);
        problems.sort(java.util.Comparator.comparingLong(Problem::line));
        return new Report(file.rows().size(), problems, opened);
    }

    private Moved take(Establishment employer, Row row, Instant now, List<FirstSignIn> opened) {
        var known = employments.find(employer.number(), row.number());
        var rpps = known.map(it -> new RppsNumber(it.rpps()))
                .orElseGet(() -> row.rpps() == null ? employments.nextNumber() : row.rpps());
        var until = row.until();
        var over = until != null && until.isBefore(LocalDate.ofInstant(now, PARIS));
        var state = over
                ? Employment.State.ENDED
                : known.map(Employment::state)
                        .filter(it -> it == Employment.State.SUSPENDED)
                        .orElse(Employment.State.ACTIVE);
        var kept = new Employment(
                known.map(Employment::id).orElseGet(Ids::next),
                employer.number(),
                row.number(),
                rpps.value(),
                row.role(),
                row.familyName(),
                row.givenName(),
                row.email(),
                row.mailbox(),
                row.from(),
                until,
                state,
                now);
        employments.keep(kept);
        if (state == Employment.State.ACTIVE) {
            accounts.ifAvailable(it -> it.open(rpps.nationalId(), row.givenName() + " " + row.familyName())
                    .ifPresent(opened::add));
        }
        return shown.show(kept, employer);
    }

    /// Suspends, lets in again, or ends for good.
    public Employment change(Caller by, String number, Employment.State state) {
        var employer = establishments.require(employer(by).value());
        var known = employments
                .find(employer.number(), number)
                .orElseThrow(() -> new EnrolmentRefusal.UnknownEmployment().asException());
        if (known.state() == Employment.State.ENDED && state != Employment.State.ENDED) {
            throw new EnrolmentRefusal.Over().asException();
        }
        var ended = state == Employment.State.ENDED && known.endsOn() == null;
        var now = clock.instant();
        var after = known.become(state, ended ? LocalDate.ofInstant(now, PARIS) : known.endsOn(), now);
        employments.keep(after);
        tell(now, List.of(shown.show(after, employer)));
        return after;
    }

    /// Ends the employments whose last day is over, and shows those whose first day has come.
    public void keepToTheCalendar() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, PARIS);
        var moves = new ArrayList<Moved>();
        for (var it : employments.due(today)) {
            var end = it.endsOn();
            var over = end != null && end.isBefore(today);
            var after = it.become(over ? Employment.State.ENDED : it.state(), end, now);
            employments.keep(after);
            moves.add(shown.show(after, establishments.require(it.employer())));
        }
        tell(now, moves);
    }

    /// One fact of each kind, however many people.
    private void tell(Instant now, List<Moved> moves) {
        if (moves.stream().anyMatch(Moved::started)) {
            events.publishEvent(new PracticeStarted(now));
        }
        if (moves.stream().anyMatch(Moved::ended)) {
            events.publishEvent(new PracticeEnded(now));
        }
        if (moves.stream().anyMatch(Moved::mailbox)) {
            events.publishEvent(new MailboxPublished(now));
        }
    }

    @Transactional(readOnly = true)
    public List<Employment> all(Caller by) {
        return employments.of(employer(by).value());
    }

    private static FinessNumber employer(Caller by) {
        var finess = by instanceof Caller.Software it ? it.structure() : null;
        if (finess == null) {
            throw new EnrolmentRefusal.NotAnEmployer().asException();
        }
        return finess;
    }

    /// @param opened what those who are new sign in with the first time
    public record Report(int accepted, List<Problem> problems, List<FirstSignIn> opened) {}
}
