package fr.socle.psc.simulator;

import fr.socle.psc.ClientSecrets;
import fr.socle.psc.upstream.SimulatedUpstream;
import fr.socle.psc.upstream.Upstream;
import fr.socle.psc.upstream.UpstreamName;
import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// How our own client reaches the simulated FranceConnect+: the browser by the public address, the server by its port.
@Component
@Profile("sandbox")
class SimulatedFranceConnect implements SimulatedUpstream {

    static final String PATH = "/simulateurs/franceconnect";
    static final String API = PATH + "/api/v2";
    static final String CLIENT = "socle-sante";

    private final String secret = ClientSecrets.next();
    private final String publicUrl;
    private final String port;

    SimulatedFranceConnect(@Value("${socle.public-url}") String publicUrl, @Value("${server.port:8080}") String port) {
        this.publicUrl = publicUrl;
        this.port = port;
    }

    String issuer() {
        return publicUrl + API;
    }

    /// The address our client registered.
    String redirectUri() {
        return publicUrl + "/mon-espace-sante/connexion/franceconnect/retour";
    }

    @Override
    public Upstream upstream() {
        var inside = "http://localhost:" + port + API;
        return new Upstream(
                UpstreamName.FRANCE_CONNECT,
                issuer(),
                new Upstream.Endpoints(
                        URI.create(publicUrl + API + "/authorize"),
                        URI.create(inside + "/token"),
                        URI.create(inside + "/userinfo"),
                        URI.create(inside + "/jwks")),
                Upstream.Client.withSecret(CLIENT, secret),
                "openid given_name family_name gender birthdate birthplace birthcountry",
                "eidas2",
                Set.of("eidas2", "eidas3"),
                true);
    }
}
