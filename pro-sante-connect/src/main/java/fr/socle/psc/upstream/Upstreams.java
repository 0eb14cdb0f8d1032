package fr.socle.psc.upstream;

import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.upstream.UpstreamSettings.Provider;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The providers we are a client of: those configured, and in the sandbox the simulated ones in their place.
@Component
public class Upstreams {

    private final UpstreamSettings settings;
    private final UpstreamHttp http;
    private final JsonMapper json;
    private final List<SimulatedUpstream> simulated;
    private final Map<UpstreamName, Upstream> known = new EnumMap<>(UpstreamName.class);

    Upstreams(
            UpstreamSettings settings,
            UpstreamHttp http,
            JsonMapper json,
            ObjectProvider<SimulatedUpstream> simulated) {
        this.settings = settings;
        this.http = http;
        this.json = json;
        this.simulated = simulated.stream().toList();
    }

    /// Those that sign this public in.
    public List<UpstreamName> of(Kind kind) {
        return Arrays.stream(UpstreamName.values())
                .filter(it -> it.kind() == kind
                        && (configured(it) != null || simulated(it).isPresent()))
                .toList();
    }

    /// Our own form signs this public in too.
    public boolean ownForm(Kind kind) {
        return Arrays.stream(UpstreamName.values())
                .filter(it -> it.kind() == kind)
                .allMatch(it -> {
                    var provider = configured(it);
                    return provider == null || provider.alongside();
                });
    }

    /// @throws fr.socle.kernel.Refused when it is not configured, or its description cannot be read
    synchronized Upstream require(UpstreamName name) {
        var ready = known.get(name);
        if (ready == null) {
            var provider = configured(name);
            ready = provider == null
                    ? simulated(name).orElseThrow(() -> new UpstreamRefusal.Unreachable().asException())
                    : described(name, provider);
            known.put(name, ready);
        }
        return ready;
    }

    private Optional<Upstream> simulated(UpstreamName name) {
        return simulated.stream()
                .map(SimulatedUpstream::upstream)
                .filter(it -> it.name() == name)
                .findFirst();
    }

    private @Nullable Provider configured(UpstreamName name) {
        return switch (name) {
            case PRO_SANTE_CONNECT -> settings.proSanteConnect();
            case FRANCE_CONNECT -> settings.franceConnect();
        };
    }

    private Upstream described(UpstreamName name, Provider it) {
        var description = it.discoveryUri() == null
                ? json.createObjectNode()
                : json.readTree(http.get(it.discoveryUri(), it.sslBundle()));
        if (description.has("issuer")
                && !it.issuer().equals(description.get("issuer").asString())) {
            throw new UpstreamRefusal.Untrusted().asException();
        }
        var citizens = name == UpstreamName.FRANCE_CONNECT;
        return new Upstream(
                name,
                it.issuer(),
                new Upstream.Endpoints(
                        address(it.authorizationUri(), description, "authorization_endpoint"),
                        address(it.tokenUri(), description, "token_endpoint"),
                        address(it.userinfoUri(), description, "userinfo_endpoint"),
                        address(it.jwksUri(), description, "jwks_uri")),
                new Upstream.Client(it.clientId(), it.clientSecret(), it.clientAuthentication(), it.sslBundle()),
                Objects.requireNonNullElse(it.scope(), name.usualScope()),
                Objects.requireNonNullElse(it.acrValues(), name.usualAcr()),
                Objects.requireNonNullElse(it.acrAccepted(), citizens ? Set.of("eidas2", "eidas3") : Set.of()),
                it.alongside());
    }

    private static URI address(@Nullable URI given, JsonNode description, String name) {
        if (given != null) {
            return given;
        }
        if (!description.has(name)) {
            throw new IllegalStateException("No " + name + " of the identity provider: give it, or a discovery-uri");
        }
        return URI.create(description.get(name).asString());
    }
}
