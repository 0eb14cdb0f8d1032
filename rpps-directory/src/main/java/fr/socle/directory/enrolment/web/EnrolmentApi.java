package fr.socle.directory.enrolment.web;

import fr.socle.directory.enrolment.Employment;
import fr.socle.directory.enrolment.Enrolling;
import fr.socle.directory.enrolment.EnrolmentRefusal;
import fr.socle.kernel.Caller;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// An employer enrols its people: a CSV file in, a report out; then the life of each employment.
@RestController
@RequestMapping("/api/enrolments")
class EnrolmentApi {

    private final Enrolling enrolling;

    EnrolmentApi(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @PostMapping(consumes = {"text/csv", "text/plain"})
    Enrolling.Report take(Caller caller, @RequestBody String file) {
        return enrolling.take(caller, file);
    }

    @GetMapping
    List<Employment> all(Caller caller) {
        return enrolling.all(caller);
    }

    @PutMapping("/{number}/state")
    Employment change(Caller caller, @PathVariable String number, @RequestBody Wanted wanted) {
        return enrolling.change(caller, number, state(wanted.state()));
    }

    private static Employment.State state(@Nullable String text) {
        try {
            return Employment.State.valueOf(String.valueOf(text).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new EnrolmentRefusal.UnreadableFile("A state is active, suspended or ended.").asException();
        }
    }

    record Wanted(@Nullable String state) {}
}
