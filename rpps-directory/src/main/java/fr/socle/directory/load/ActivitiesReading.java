package fr.socle.directory.load;

import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// One pass over the file of activities of FINESS+, one legal entity in memory at a time. An activity stands in a site
/// where one exercises it, with the legal entity otherwise.
final class ActivitiesReading {

    private static final int REPORT_EVERY = 1_000;

    private final ImportProgress progress;
    private final Taking taking;
    private long rows;

    ActivitiesReading(ImportProgress progress, Taking taking) {
        this.progress = progress;
        this.taking = taking;
    }

    void read(InputStream in) throws IOException, SQLException {
        try (var json = new JsonFactory().createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ImportRefusal.WrongHeader("{\"pmej\": […]}").asException();
            }
            root(json);
        } catch (StreamReadException | JacksonIOException cut) {
            throw new ImportRefusal.Truncated(Math.max(1, rows), "the JSON ends or breaks here").asException();
        }
        progress.read(rows, 1);
    }

    private void root(JsonParser json) throws IOException, SQLException {
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

    private void entity(JsonBranch entity) throws IOException, SQLException {
        var owner = entity.text("numerofiness", entity.text("numfinesspm", ""));
        Map<String, String> sites = new HashMap<>();
        for (var site : entity.branches("ege")) {
            var number = site.text("numfinessege", "");
            sites.put(site.text("egeid", ""), number);
            for (var activity : site.branches("activitesexercees")) {
                natures(activity, _ -> number, "");
            }
        }
        for (var activity : entity.branches("activitesautorisees")) {
            natures(activity, sites::get, owner);
        }
    }

    private void natures(
            JsonBranch activity, Function<String, @org.jspecify.annotations.Nullable String> site, String owner)
            throws IOException, SQLException {
        if (++rows % REPORT_EVERY == 0) {
            progress.read(rows, 0);
        }
        for (var name : activity.fields().keySet()) {
            var content = activity.branch(name);
            if (name.startsWith("nature") && !content.fields().isEmpty()) {
                var where =
                        site.apply(content.branch("caracteristiquesgeneriques").text("egeid", "-"));
                taking.take(new Nature(name, content, where == null ? owner : where, where != null, rows));
            }
        }
    }

    @FunctionalInterface
    interface Taking {
        void take(Nature nature) throws IOException, SQLException;
    }
}
