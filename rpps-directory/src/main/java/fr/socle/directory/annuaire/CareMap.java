package fr.socle.directory.annuaire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The map of the answers among the towns around them.
@Service
public class CareMap {

    private final Towns towns;

    CareMap(Towns towns) {
        this.towns = towns;
    }

    /// @return null when no answer has a place on the map
    public @Nullable MapDrawing of(CareSearch.Found found) {
        var frame = Frame.around(found.hits(), found.middle());
        return frame == null ? null : MapDrawing.of(found.hits(), frame, known(frame));
    }

    /// The communes where the directory knows an establishment: together they show the shape of the land.
    private List<Towns.Middle> known(Frame frame) {
        return towns.within(frame.west(), frame.south(), frame.east(), frame.north());
    }
}
