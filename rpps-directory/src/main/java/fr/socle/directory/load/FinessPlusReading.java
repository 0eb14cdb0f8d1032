package fr.socle.directory.load;

import fr.socle.directory.SearchText;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// One pass over the file of structures of FINESS+, one legal entity in memory at a time. Closed structures are left
/// out: they have nothing to offer.
final class FinessPlusReading {

    private static final String ACTIVE = "A";
    private static final int REPORT_EVERY = 1_000;

    private final FinessStaging staging;
    private final Flaws progress;
    private final Set<String> sites = new HashSet<>();
    private final List<@Nullable Object[]> positions = new ArrayList<>();
    private final List<@Nullable Object[]> entities = new ArrayList<>();
    private long rows;
    private long wrongKeys;
    private @Nullable LocalDate day;

    FinessPlusReading(FinessStaging staging, Flaws progress) {
        this.staging = staging;
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
            throw new ImportRefusal.Truncated(line(cut), "the JSON ends or breaks after " + rows + " structures")
                    .asException();
        }
        if (sites.isEmpty()) {
            throw new ImportRefusal.Empty().asException();
        }
        for (var position : positions) {
            staging.position(position);
        }
        for (var entity : entities) {
            staging.legalEntity(entity);
        }
        progress.read(rows, 1);
    }

    /// The day of the extraction, as the file gives it.
    @Nullable
    LocalDate day() {
        return day;
    }

    long sites() {
        return sites.size();
    }

    long positions() {
        return positions.size();
    }

    long wrongKeys() {
        return wrongKeys;
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
        if (++rows % REPORT_EVERY == 0) {
            progress.read(rows, 0);
        }
        var about = entity.branch("informationsgeneralespmej");
        var number = about.text("numfinesspm", about.text("numerofinesspm", ""));
        var name = about.text("denominationpm", "");
        if (number.isEmpty()) {
            progress.rejected(rows, "directory.row-without-number", "The legal entity has no FINESS number.");
            return;
        }
        var address = FinessPlusAddress.of(entity.branches("adresse"));
        var state = about.text("etatobjet", entity.text("etatobjet", ACTIVE));
        entities.add(new @Nullable Object[] {
            number,
            name,
            about.text("denominationlonguepmsmsse"),
            about.text("siren"),
            about.text("statutjuridique"),
            about.text("codeape"),
            state.equals(ACTIVE),
            FinessSite.date(about.text("datecreation", "")),
            FinessSite.date(about.text("datefermeture", "")),
            address.text("complementpointgeographique"),
            address.text("numerovoie"),
            address.text("typevoie"),
            address.text("libellevoie"),
            address.text("lieudit"),
            address.postalCode(),
            address.town(),
            address.townKey(),
            address.commune(),
            address.department(),
            phone(entity),
            SearchText.of(name)
        });
        for (var site : entity.branches("ege")) {
            site(site, number);
        }
    }

    private void site(JsonBranch site, String owner) throws IOException, SQLException {
        rows++;
        var about = site.branch("informationsgeneralesege");
        var number = about.text("numfinessege", "");
        if (!site.text("etatobjet", about.text("etatobjet", ACTIVE)).equals(ACTIVE)) {
            return;
        }
        if (number.isEmpty()) {
            progress.rejected(rows, "directory.row-without-number", "The site has no FINESS number.");
        } else if (!sites.add(number)) {
            progress.rejected(rows, "directory.row-twice", "The site " + number + " came before.");
        } else {
            var address = FinessPlusAddress.of(site.branches("adresse"));
            staging.site(row(site, about, address, owner));
            look(number, address);
            position(number, address);
        }
    }

    private void look(String number, FinessPlusAddress address) {
        if (!keyHolds(number)) {
            wrongKeys++;
            progress.flagged(rows, "wrong-key", number);
        }
        if (address.postalCode() == null) {
            progress.flagged(rows, "no-postal-code", number);
        }
        if (address.saysAPoint() && address.position().point() == null) {
            progress.flagged(rows, "impossible-point", number);
        }
    }

    private void position(String number, FinessPlusAddress address) {
        var position = address.position();
        var point = position.point();
        if (point != null) {
            positions.add(new @Nullable Object[] {
                rows,
                number,
                position.x(),
                position.y(),
                position.grid(),
                "FINESS+",
                null,
                point.longitude(),
                point.latitude()
            });
        }
    }

    /// In the order of the columns of [FinessStaging#COPY_SITES].
    private @Nullable Object[] row(JsonBranch site, JsonBranch about, FinessPlusAddress address, String owner) {
        var number = about.text("numfinessege", "");
        var name = about.text("nomegecourt", about.text("nomegelong", number));
        var siret = about.text("siret");
        return new @Nullable Object[] {
            number,
            keyHolds(number),
            owner,
            name,
            about.text("nomegelong"),
            null,
            address.text("complementpointgeographique"),
            address.text("numerovoie"),
            address.text("typevoie"),
            address.text("libellevoie"),
            address.text("complementvoie"),
            address.text("lieudit"),
            address.commune(),
            address.department(),
            null,
            address.routingLine(),
            address.postalCode(),
            address.town(),
            phone(site),
            null,
            site.text("categorieentitegeographiqueexercice", ""),
            null,
            null,
            null,
            siret == null ? site.text("siret") : siret,
            null,
            site.text("modefixationtarifaire"),
            null,
            about.text("espic"),
            null,
            FinessSite.date(about.text("dateouverture", "")),
            FinessSite.date(about.text("datepremiereautorisation", "")),
            null,
            about.text("numeroeducationnationale"),
            SearchText.of(name),
            address.townKey(),
            SearchText.haystack(name, about.text("nomegelong"), address.town(), number)
        };
    }

    private static @Nullable String phone(JsonBranch structure) {
        return structure.branches("contact").stream()
                .map(it -> it.branch("telecom").text("telephone"))
                .filter(it -> it != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean keyHolds(String number) {
        try {
            return new FinessNumber(number).value().equals(number);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }
}
