package fr.socle.directory.enrolment;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Employments begin and end on their days, whether the employer says so again or not.
@Component
class EmploymentCalendar {

    private final Enrolling enrolling;

    EmploymentCalendar(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @Scheduled(fixedDelayString = "${socle.directory.enrolment.calendar-check:PT10M}", initialDelayString = "PT1M")
    void look() {
        enrolling.keepToTheCalendar();
    }
}
