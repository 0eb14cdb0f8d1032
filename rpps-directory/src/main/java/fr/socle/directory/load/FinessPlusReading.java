package fr.socle.directory.load;

import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// One pass over the file of structures of FINESS+, one legal entity in memory at a time.
final class FinessPlusReading {

    private static final int REPORT_EVERY = 1_000;

    private final FinessPlusStructures structures;
    private final Flaws progress;
    private long entities;
    private @Nullable LocalDate day;

    FinessPlusReading(FinessPlusStructures structures, Flaws progress) {
        this.structures = structures;
        this.progress = progress;
    }

    void read(InputStream in) throws IOException, SQLException {
        try (var json = new JsonFactory().createParser(in)) {
            var first = json.nextToken();
            if (first == null) {
                throw new ImportRefusal.Empty().asException();
            }
            if (first != JsonToken.START_OBJECT) {
                throw new ImportRefusal.WrongHeader("{\"generatedAt\": …, \"pmej\": […]}").asException();
            }
            root(json);
        } catch (StreamReadException | JacksonIOException cut) {
            throw new ImportRefusal.Truncated(
                            line(cut), "the JSON ends or breaks after " + structures.rows() + " structures")
                    .asException();
        }
        if (structures.sites() == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        structures.end();
        progress.read(structures.rows(), 1);
    }

    /// The day of the extraction, as the file gives it.
    @Nullable
    LocalDate day() {
        return day;
    }

    private static long line(JacksonException where) {
        var location = where.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private void root(JsonParser json) throws IOException, SQLException {
        var known = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var isEntities = name.equalsIgnoreCase("pmej");
            var token = json.nextToken();
            if (name.equalsIgnoreCase("generatedat") && token == JsonToken.VALUE_STRING) {
                day = FileDay.in(json.getString());
            }
            if (isEntities && token == JsonToken.START_ARRAY) {
                known = true;
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    structures.take(JsonBranch.read(json));
                    if (++entities % REPORT_EVERY == 0) {
                        progress.read(structures.rows(), 0);
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        if (!known) {
            throw new ImportRefusal.WrongHeader("it lacks the list pmej").asException();
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new ImportRefusal.Truncated(Math.max(1, structures.rows()), "the JSON ends here").asException();
        }
    }
}
