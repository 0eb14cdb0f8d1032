package fr.socle.directory.enrolment;

import fr.socle.directory.Establishment;
import fr.socle.directory.Establishments;
import fr.socle.directory.WorkerAccounts;
import fr.socle.directory.WorkerAccounts.FirstSignIn;
import fr.socle.directory.enrolment.EmployerFile.Problem;
import fr.socle.directory.enrolment.EmployerFile.Row;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Ids;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An employer enrols its people from a file, suspends them and ends their employment. Whoever is active signs
/// in and is found in the directory; whoever is not, is not.
@Service
@Transactional
public class Enrolling {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Employments employments;
    private final Establishments establishments;
    private final ObjectProvider<WorkerAccounts> accounts;
    private final Clock clock;

    Enrolling(
            Employments employments,
            Establishments establishments,
            ObjectProvider<WorkerAccounts> accounts,
            Clock clock) {
        this.employments = employments;
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
        for (var row : file.rows()) {
            take(employer, row, opened);
        }
        problems.sort(java.util.Comparator.comparingLong(Problem::line));
        return new Report(file.rows().size(), problems, opened);
    }

    private void take(Establishment employer, Row row, List<FirstSignIn> opened) {
        var known = employments.find(employer.number(), row.number());
        var rpps = known.map(it -> new RppsNumber(it.rpps()))
                .orElseGet(() -> row.rpps() == null ? employments.nextNumber() : row.rpps());
        var until = row.until();
        var over = until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), PARIS));
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
                row.from(),
                until,
                state,
                clock.instant());
        employments.keep(kept, employer);
        if (state == Employment.State.ACTIVE) {
            accounts.ifAvailable(it -> it.open(rpps.nationalId(), row.givenName() + " " + row.familyName())
                    .ifPresent(opened::add));
        }
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
        var after = new Employment(
                known.id(),
                known.employer(),
                known.number(),
                known.rpps(),
                known.role(),
                known.familyName(),
                known.givenName(),
                known.email(),
                known.startsOn(),
                ended ? LocalDate.ofInstant(clock.instant(), PARIS) : known.endsOn(),
                state,
                clock.instant());
        employments.keep(after, employer);
        return after;
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
