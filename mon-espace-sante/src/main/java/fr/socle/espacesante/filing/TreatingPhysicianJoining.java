package fr.socle.espacesante.filing;

import fr.socle.directory.TreatingPhysicianChanged;
import fr.socle.directory.TreatingPhysicians;
import fr.socle.espacesante.CareTeams;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// The declared treating physician joins the care team, and has that place alone.
@Component
class TreatingPhysicianJoining {

    private final TreatingPhysicians physicians;
    private final CareTeams teams;

    TreatingPhysicianJoining(TreatingPhysicians physicians, CareTeams teams) {
        this.physicians = physicians;
        this.teams = teams;
    }

    @ApplicationModuleListener(id = "espacesante.treating-physician-joining")
    void on(TreatingPhysicianChanged fact) {
        teams.followedBy(fact.patient(), physicians.current(fact.patient()).map(TreatingPhysicians.Link::doctor));
    }
}
