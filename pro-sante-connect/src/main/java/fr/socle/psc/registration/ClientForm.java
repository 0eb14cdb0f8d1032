package fr.socle.psc.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The fields of the registration form, as typed; addresses one a line.
record ClientForm(
        @Nullable String name,
        @Nullable String profile,
        @Nullable String redirects,
        @Nullable String postLogoutRedirects,
        @Nullable String backchannelLogout,
        @Nullable String method,
        @Nullable String jwks,
        @Nullable String jwksUri,
        @Nullable String scope,
        @Nullable String structure) {

    private static final int FINESS = 9;

    static final ClientForm EMPTY =
            new ClientForm(null, "psc", null, null, null, null, null, null, "openid scope_all", null);

    ClientRequest request(JsonMapper json) {
        var number = some(structure);
        return new ClientRequest(
                name == null ? null : name.strip(),
                some(profile),
                lines(redirects),
                lines(postLogoutRedirects),
                some(backchannelLogout),
                null,
                some(method),
                null,
                keys(json, some(jwks)),
                some(jwksUri),
                some(scope),
                number != null && number.length() <= FINESS ? number : null,
                number != null && number.length() > FINESS ? number : null,
                null);
    }

    @SuppressWarnings("unchecked")
    static @Nullable Map<String, Object> keys(JsonMapper json, @Nullable String jwks) {
        try {
            return jwks == null ? null : json.readValue(jwks, Map.class);
        } catch (JacksonException unreadable) {
            throw new RegistrationRefusal.BadKeys("it cannot be read").asException();
        }
    }

    static @Nullable String some(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static List<String> lines(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("\\s+")).filter(it -> !it.isEmpty()).toList();
    }
}
