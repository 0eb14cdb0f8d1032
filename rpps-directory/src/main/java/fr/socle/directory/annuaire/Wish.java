package fr.socle.directory.annuaire;

import fr.socle.directory.SearchText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody means by "dermato near Chambéry, Saturday".
///
/// @param professions TRE_G15
/// @param specialities TRE_R38
/// @param categories of establishments
/// @param words what is left: parts of a name
/// @param place as typed, in capitals without accents
public record Wish(
        List<String> professions,
        List<String> specialities,
        List<String> categories,
        String words,
        @Nullable String place,
        @Nullable LocalDate day,
        boolean newPatients) {

    private static final Map<String, DayOfWeek> DAYS = Map.ofEntries(
            Map.entry("LUNDI", DayOfWeek.MONDAY),
            Map.entry("MONDAY", DayOfWeek.MONDAY),
            Map.entry("MARDI", DayOfWeek.TUESDAY),
            Map.entry("TUESDAY", DayOfWeek.TUESDAY),
            Map.entry("MERCREDI", DayOfWeek.WEDNESDAY),
            Map.entry("WEDNESDAY", DayOfWeek.WEDNESDAY),
            Map.entry("JEUDI", DayOfWeek.THURSDAY),
            Map.entry("THURSDAY", DayOfWeek.THURSDAY),
            Map.entry("VENDREDI", DayOfWeek.FRIDAY),
            Map.entry("FRIDAY", DayOfWeek.FRIDAY),
            Map.entry("SAMEDI", DayOfWeek.SATURDAY),
            Map.entry("SATURDAY", DayOfWeek.SATURDAY),
            Map.entry("DIMANCHE", DayOfWeek.SUNDAY),
            Map.entry("SUNDAY", DayOfWeek.SUNDAY));
    private static final Set<String> TODAY = Set.of("AUJOURD HUI", "TODAY", "MAINTENANT", "NOW");
    private static final Set<String> TOMORROW = Set.of("DEMAIN", "TOMORROW");
    private static final Pattern NEW_PATIENTS = Pattern.compile(
            " (?:QUI PREND |QUI ACCEPTE |PREND |WHO TAKES |TAKING |ACCEPTING )?(?:DE |DES )?(?:NOUVEAUX PATIENTS|NOUVEAU PATIENT|NEW PATIENTS) ");
    private static final Pattern NEAR = Pattern.compile(
            " (?:PRES DE|PRES D|PRES DU|A COTE DE|AUTOUR DE|AUTOUR D|AUX ENVIRONS DE|PROCHE DE|CLOSE TO|NEXT TO|NEAR|AROUND|VERS|DANS LE|DANS LA|DANS L|DANS|IN|A|AU|AT) ");
    private static final Pattern FILLERS = Pattern.compile(
            " (?:JE CHERCHE|JE VEUX|I AM LOOKING FOR|I NEED|FIND ME|UN|UNE|DES|LE|LA|LES|THE|AN|ON|CE|THIS|OUVERT|OUVERTE|OPEN|DISPONIBLE|AVAILABLE|POUR|FOR)(?= )");

    /// @param today in Paris: days are those that come
    public static Wish read(String typed, String where, LocalDate today) {
        var text = " " + SearchText.of(typed) + " ";
        var newPatients = NEW_PATIENTS.matcher(text).find();
        text = NEW_PATIENTS.matcher(text).replaceAll(" ");
        LocalDate day = null;
        for (var word : TODAY) {
            if (text.contains(" " + word + " ")) {
                day = today;
                text = text.replace(" " + word + " ", " ");
            }
        }
        for (var word : TOMORROW) {
            if (text.contains(" " + word + " ")) {
                day = today.plusDays(1);
                text = text.replace(" " + word + " ", " ");
            }
        }
        for (var entry : DAYS.entrySet()) {
            if (text.contains(" " + entry.getKey() + " ")) {
                day = today.with(TemporalAdjusters.nextOrSame(entry.getValue()));
                text = text.replace(" " + entry.getKey() + " ", " ");
            }
        }
        var found = Vocabulary.find(text.strip());
        text = " " + found.rest() + " ";
        var place = SearchText.of(where);
        var near = NEAR.matcher(text);
        if (near.find()) {
            var after = text.substring(near.end()).strip().replaceFirst(" (?:ON|CE|THIS|LE)$", "");
            if (place.isEmpty() && !after.isEmpty()) {
                place = after;
                text = text.substring(0, near.start());
            }
        }
        text = FILLERS.matcher(text.stripTrailing() + " ").replaceAll("");
        return new Wish(
                found.kind() == 'P' ? found.codes() : List.of(),
                found.kind() == 'S' ? found.codes() : List.of(),
                found.kind() == 'E' ? found.codes() : List.of(),
                text.strip().replaceAll(" +", " "),
                place.isEmpty() ? null : place,
                day,
                newPatients);
    }

    /// Whether more was understood than bare words.
    public boolean isUnderstood() {
        return !professions.isEmpty() || !specialities.isEmpty() || !categories.isEmpty() || day != null || newPatients;
    }

    Wish at(String town) {
        return new Wish(professions, specialities, categories, "", town, day, newPatients);
    }

    public boolean wantsEstablishments() {
        return !categories.isEmpty();
    }
}
