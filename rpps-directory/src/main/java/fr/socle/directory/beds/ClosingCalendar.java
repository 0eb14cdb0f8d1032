package fr.socle.directory.beds;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Closings begin and end on their days.
@Component
class ClosingCalendar {

    private final Closings closings;

    ClosingCalendar(Closings closings) {
        this.closings = closings;
    }

    @Scheduled(fixedDelayString = "${socle.directory.beds.calendar-check:PT5M}", initialDelayString = "PT1M")
    void look() {
        closings.keepToTheCalendar();
    }
}
