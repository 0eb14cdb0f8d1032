package fr.socle.directory.load;

import fr.socle.database.Copy;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// One pass over the file of activities of FINESS+, one legal entity in memory at a time. Equipment stands in a site
/// where one exercises it, with the legal entity otherwise.
final class EquipmentReading {

    private static final String ACTIVE = "A";
    private static final int REPORT_EVERY = 1_000;

    private final Copy copy;
    private final ImportProgress progress;
    private final List<String> kinds;
    private long rows;
    private long withoutKind;

    /// @param kinds names of the part that says what equipment it is
    EquipmentReading(Copy copy, ImportProgress progress, List<String> kinds) {
        this.copy = copy;
        this.progress = progress;
        this.kinds = kinds.stream()
                .map(it -> it.toLowerCase(Locale.ROOT).replace("_", ""))
                .toList();
    }

    /// @return how many pieces of equipment say not what they are
    long read(InputStream in) throws IOException {
        try (var json = new JsonFactory().createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ImportRefusal.WrongHeader("{\"pmej\": […]}").asException();
            }
            root(json);
        } catch (StreamReadException | JacksonIOException cut) {
            throw new ImportRefusal.Truncated(Math.max(1, rows), "the JSON ends or breaks here").asException();
        }
        progress.read(rows, 1);
        return withoutKind;
    }

    private void root(JsonParser json) throws IOException {
        var known = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var entities = json.currentName().equalsIgnoreCase("pmej");
            if (json.nextToken() == JsonToken.START_ARRAY && entities) {
                known = true;
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    entity(JsonBranch.read(json));
                }
            } else {
                json.skipChildren();
            }
        }
        if (!known) {
            throw new ImportRefusal.WrongHeader("it lacks the list pmej").asException();
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new ImportRefusal.Truncated(Math.max(1, rows), "the JSON ends here").asException();
        }
    }

    private void entity(JsonBranch entity) throws IOException {
        var owner = entity.text("numerofiness", entity.text("numfinesspm", ""));
        Map<String, String> sites = new HashMap<>();
        for (var site : entity.branches("ege")) {
            var number = site.text("numfinessege", "");
            sites.put(site.text("egeid", ""), number);
            for (var activity : site.branches("activitesexercees")) {
                equipment(activity, number, true);
            }
        }
        for (var activity : entity.branches("activitesautorisees")) {
            var site = sites.get(activity.branch("natureeml")
                    .branch("caracteristiquesgeneriques")
                    .text("egeid", "-"));
            equipment(activity, site == null ? owner : site, site != null);
        }
    }

    private void equipment(JsonBranch activity, String organization, boolean ofSite) throws IOException {
        if (++rows % REPORT_EVERY == 0) {
            progress.read(rows, 0);
        }
        var nature = activity.branch("natureeml");
        var about = nature.branch("caracteristiquesgeneriques");
        var number = about.text("numeroautorisationarhgos");
        if (nature.fields().isEmpty()) {
            return;
        }
        if (number == null || organization.isEmpty()) {
            progress.rejected(rows, "directory.row-without-number", "The equipment has no ARHGOS number, or no owner.");
            return;
        }
        var kind = kind(nature.branch("caracteristiquesspecifiqueseml"));
        withoutKind += kind == null ? 1 : 0;
        var ended = about.text("datefineffectiveactivite") != null;
        copy.row(
                number,
                organization,
                ofSite,
                kind,
                about.text("etatobjet", ACTIVE).equals(ACTIVE) && !ended,
                date(about, "datedebutactiviteautorisee"),
                date(about, "datefinactiviteautorisee"));
    }

    private @Nullable String kind(JsonBranch specific) {
        return kinds.stream()
                .map(specific::text)
                .filter(it -> it != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate date(JsonBranch about, String name) {
        var text = about.text(name, "");
        return FinessSite.date(text.length() > 10 ? text.substring(0, 10) : text);
    }
}
