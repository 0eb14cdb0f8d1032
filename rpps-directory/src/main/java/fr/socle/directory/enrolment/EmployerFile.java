package fr.socle.directory.enrolment;

import fr.socle.kernel.RppsNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file an employer sends: semicolons, one line a person, the columns by name in the first line. A wrong
/// line is reported and left out; the others are taken.
///
/// @param problems line, stable code and message of what was left out
record EmployerFile(List<Row> rows, List<Problem> problems) {

    private static final Set<String> NEEDED = Set.of("numero", "role", "nom", "prenom", "debut");
    /// Domains of the space of trust hold a label `mssante`: `medecin.mssante.fr`.
    private static final Pattern MAILBOX =
            Pattern.compile("[\\w.+'-]{1,64}@(?:[\\w-]+\\.)*mssante(?:\\.[\\w-]+)+", Pattern.CASE_INSENSITIVE);
    private static final int MOST_LINES = 20_000;

    /// @param number of the person at the employer's
    /// @param mailbox secure (MSSanté)
    /// @param rpps when the register has given one already
    record Row(
            String number,
            WorkerRole role,
            String familyName,
            String givenName,
            @Nullable String email,
            @Nullable String mailbox,
            @Nullable RppsNumber rpps,
            LocalDate from,
            @Nullable LocalDate until) {}

    public record Problem(long line, String code, String message) {}

    static EmployerFile read(String text) {
        var lines = text.replace("\uFEFF", "").lines().toList();
        if (lines.size() > MOST_LINES) {
            throw new EnrolmentRefusal.UnreadableFile("The file has more than " + MOST_LINES + " lines.").asException();
        }
        var header = lines.isEmpty() ? List.<String>of() : columns(lines.getFirst());
        if (!header.containsAll(NEEDED)) {
            throw new EnrolmentRefusal.UnreadableFile("The first line names the columns "
                            + String.join(", ", NEEDED.stream().sorted().toList())
                            + ", and may name email, mssante, rpps, fin.")
                    .asException();
        }
        var rows = new ArrayList<Row>();
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (var i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(fields(header, lines.get(i)), i + 1, seen, rows, problems);
            }
        }
        return new EmployerFile(rows, problems);
    }

    private static void read(
            Map<String, String> fields, long line, Set<String> seen, List<Row> rows, List<Problem> problems) {
        var missing = NEEDED.stream()
                .filter(it -> fields.getOrDefault(it, "").isEmpty())
                .sorted()
                .findFirst();
        if (missing.isPresent()) {
            problems.add(new Problem(line, "enrolment.missing", "The column " + missing.get() + " is empty."));
            return;
        }
        var role = WorkerRole.of(fields.getOrDefault("role", ""));
        if (role.isEmpty()) {
            problems.add(
                    new Problem(line, "enrolment.unknown-role", "Roles are " + Arrays.toString(WorkerRole.values())));
            return;
        }
        var mailbox = fields.getOrDefault("mssante", "");
        if (!mailbox.isEmpty() && !MAILBOX.matcher(mailbox).matches()) {
            problems.add(new Problem(line, "enrolment.bad-mailbox", "The secure mailbox is no MSSanté address."));
            return;
        }
        var number = fields.getOrDefault("numero", "");
        if (!seen.add(number)) {
            problems.add(new Problem(line, "enrolment.twice", "The number " + number + " came before."));
            return;
        }
        try {
            var until = fields.getOrDefault("fin", "");
            var from = LocalDate.parse(fields.getOrDefault("debut", ""));
            var end = until.isEmpty() ? null : LocalDate.parse(until);
            if (end != null && end.isBefore(from)) {
                throw new DateTimeException("ends before it begins");
            }
            var rpps = fields.getOrDefault("rpps", "");
            rows.add(new Row(
                    number,
                    role.get(),
                    fields.getOrDefault("nom", ""),
                    fields.getOrDefault("prenom", ""),
                    fields.getOrDefault("email", "").isEmpty() ? null : fields.get("email"),
                    mailbox.isEmpty() ? null : mailbox,
                    rpps.isEmpty() ? null : new RppsNumber(rpps),
                    from,
                    end));
        } catch (DateTimeException unreadable) {
            problems.add(new Problem(
                    line, "enrolment.bad-date", "Dates are written 2026-03-31, the end after the beginning."));
        } catch (IllegalArgumentException wrong) {
            problems.add(
                    new Problem(line, "enrolment.bad-number", "The RPPS number has eleven digits and a right key."));
        }
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.split(";", -1))
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Map<String, String> fields(List<String> header, String line) {
        var parts = line.split(";", -1);
        var fields = new HashMap<String, String>();
        for (var i = 0; i < Math.min(parts.length, header.size()); i++) {
            fields.put(header.get(i), parts[i].strip());
        }
        return fields;
    }
}
