package fr.socle.espacesante.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Writes dates for the pages: in the language of the page, at the time of Paris.
record When(Locale locale) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    public String day(Instant at) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(at.atZone(PARIS));
    }

    public String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", locale).format(at.atZone(PARIS));
    }

    @ControllerAdvice(basePackageClasses = When.class)
    static class OnEveryPage {

        @ModelAttribute("when")
        When when(Locale locale) {
            return new When(locale);
        }
    }
}
