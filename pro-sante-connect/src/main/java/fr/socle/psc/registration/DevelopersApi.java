package fr.socle.psc.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Registration by API (<https://www.rfc-editor.org/rfc/rfc7591>, management as in
/// <https://www.rfc-editor.org/rfc/rfc7592>): open to everybody; the answer holds the token that manages what was made.
@RestController
@RequestMapping("/api/developers/clients")
class DevelopersApi {

    private static final String BEARER = "Bearer ";

    private final RegisteringClients registering;
    private final ManagingClients managing;
    private final AuthorizationServerSettings server;

    DevelopersApi(RegisteringClients registering, ManagingClients managing, AuthorizationServerSettings server) {
        this.registering = registering;
        this.managing = managing;
        this.server = server;
    }

    /// @param expiresAt 0: a secret has no end of its own (RFC 7591 §3.2.1)
    /// @param howToCall commands to begin with
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            @JsonProperty("client_id") String clientId,
            String state,
            @Nullable String reason,
            @JsonProperty("client_id_issued_at") long issuedAt,
            @JsonProperty("client_secret") @Nullable String secret,

            @JsonProperty("client_secret_expires_at") @Nullable
            Long expiresAt,

            @JsonProperty("registration_access_token") @Nullable
            String managementToken,

            @JsonProperty("registration_client_uri") String address,
            @JsonProperty("how_to_call") String howToCall,
            @JsonUnwrapped ClientRequest request) {}

    record Rotated(
            @JsonProperty("client_secret") String secret,
            @JsonProperty("previous_secret_valid_until") Instant until) {}

    record Keys(
            @Nullable Map<String, Object> jwks,
            @JsonProperty("jwks_uri") @Nullable String jwksUri) {}

    @PostMapping
    ResponseEntity<Shown> register(@RequestBody ClientRequest request) {
        var made = registering.register(request);
        var status =
                made.registration().state() == Registration.State.ACTIVE ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
        var shown = show(made.registration(), made.secret(), made.managementToken());
        return ResponseEntity.status(status)
                .header(HttpHeaders.LOCATION, shown.address())
                .cacheControl(CacheControl.noStore())
                .body(shown);
    }

    @GetMapping("/{id}")
    Shown read(@PathVariable String id, @RequestHeader(value = "Authorization", defaultValue = "") String token) {
        return show(owned(id, token));
    }

    @PutMapping("/{id}")
    Shown change(
            @PathVariable String id,
            @RequestHeader(value = "Authorization", defaultValue = "") String token,
            @RequestBody ClientRequest request) {
        owned(id, token);
        return show(managing.change(id, request));
    }

    @PutMapping("/{id}/keys")
    Shown replaceKeys(
            @PathVariable String id,
            @RequestHeader(value = "Authorization", defaultValue = "") String token,
            @RequestBody Keys keys) {
        owned(id, token);
        return show(managing.replaceKeys(id, keys.jwks(), keys.jwksUri()));
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<Rotated> rotateSecret(
            @PathVariable String id, @RequestHeader(value = "Authorization", defaultValue = "") String token) {
        owned(id, token);
        var rotated = managing.rotateSecret(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Rotated(rotated.secret(), rotated.until()));
    }

    @PostMapping("/{id}/suspend")
    Shown suspend(@PathVariable String id, @RequestHeader(value = "Authorization", defaultValue = "") String token) {
        owned(id, token);
        return show(managing.suspend(id));
    }

    @PostMapping("/{id}/resume")
    Shown resume(@PathVariable String id, @RequestHeader(value = "Authorization", defaultValue = "") String token) {
        owned(id, token);
        return show(managing.resume(id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> retire(
            @PathVariable String id, @RequestHeader(value = "Authorization", defaultValue = "") String token) {
        owned(id, token);
        managing.retire(id);
        return ResponseEntity.noContent().build();
    }

    private Registration owned(String id, String header) {
        var token = header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        return registering.owned(id, token);
    }

    private Shown show(Registration it) {
        return show(it, null, null);
    }

    private Shown show(Registration it, @Nullable String secret, @Nullable String token) {
        var base = String.valueOf(server.getIssuer());
        return new Shown(
                it.clientId(),
                it.state().name().toLowerCase(Locale.ROOT),
                it.reason(),
                it.proposedAt().getEpochSecond(),
                secret,
                secret == null ? null : 0L,
                token,
                base + "/api/developers/clients/" + it.clientId(),
                HowToCall.of(base, it),
                it.request());
    }
}
