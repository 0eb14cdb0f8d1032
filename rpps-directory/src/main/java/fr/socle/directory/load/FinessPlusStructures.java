package fr.socle.directory.load;

import fr.socle.directory.quality.Flaws;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Legal entities of FINESS+ and their sites, judged one by one on their way to the database. Closed sites are left
/// out: they have nothing to offer.
final class FinessPlusStructures {

    private static final String ACTIVE = "A";

    private final FinessStaging staging;
    private final Flaws progress;
    private final Set<String> sites = new HashSet<>();
    private final List<@Nullable Object[]> positions = new ArrayList<>();
    private final List<@Nullable Object[]> entities = new ArrayList<>();
    private long rows;
    private long wrongKeys;

    FinessPlusStructures(FinessStaging staging, Flaws progress) {
        this.staging = staging;
        this.progress = progress;
    }

    /// Sends what had to wait for the sites: one table is filled after the other.
    void end() throws IOException, SQLException {
        for (var position : positions) {
            staging.position(position);
        }
        for (var entity : entities) {
            staging.legalEntity(entity);
        }
    }

    long rows() {
        return rows;
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

    void take(JsonBranch entity) throws IOException, SQLException {
        rows++;
        var about = entity.branch("informationsgeneralespmej");
        var number = about.text("numfinesspm", about.text("numerofinesspm", ""));
        if (number.isEmpty()) {
            progress.rejected(rows, "directory.row-without-number", "The legal entity has no FINESS number.");
            return;
        }
        entities.add(FinessPlusRows.entity(entity, number));
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
            staging.site(FinessPlusRows.site(site, address, owner));
            look(number, address);
            position(number, address);
        }
    }

    private void look(String number, FinessPlusAddress address) {
        if (!FinessPlusRows.keyHolds(number)) {
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
}
