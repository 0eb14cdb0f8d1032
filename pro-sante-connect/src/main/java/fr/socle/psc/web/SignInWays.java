package fr.socle.psc.web;

import fr.socle.psc.VitaleReader;
import fr.socle.psc.upstream.UpstreamName;
import fr.socle.psc.upstream.Upstreams;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// The ways through a door: our own form, other providers, the carte Vitale.
@Component
class SignInWays {

    private final Upstreams upstreams;
    private final boolean vitale;
    private final boolean sandbox;

    SignInWays(Upstreams upstreams, ObjectProvider<VitaleReader> vitale, Environment environment) {
        this.upstreams = upstreams;
        this.vitale = vitale.getIfAvailable() != null;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    /// @param ownForm user name and password are asked here
    record Ways(boolean ownForm, List<UpstreamName> providers, boolean vitale, boolean sandbox) {}

    Ways through(Door door) {
        return new Ways(
                upstreams.ownForm(door.kind()), upstreams.of(door.kind()), vitale && door == Door.CITIZEN, sandbox);
    }
}
