package fr.socle.psc.web;

import fr.socle.psc.PscRefusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys between browser and session: what a browser is asked, kept until its one answer, and how both are written.
@Component
public class PasskeyJson {

    private static final String CREATION = "passkey to create";
    private static final String REQUEST = "passkey to show";

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    public String write(Object options) {
        return json.writeValueAsString(options);
    }

    PublicKeyCredential<AuthenticatorAssertionResponse> shown(String written) {
        return read(written, new TypeReference<>() {});
    }

    public PublicKeyCredential<AuthenticatorAttestationResponse> made(String written) {
        return read(written, new TypeReference<>() {});
    }

    private <T> T read(String written, TypeReference<T> type) {
        try {
            var read = json.readValue(written, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException | IllegalArgumentException unreadable) {
            // not the caller's credential: answered below like any other
        }
        throw new PscRefusal.PasskeyRefused().asException();
    }

    public static void await(PublicKeyCredentialCreationOptions asked, HttpServletRequest request) {
        request.getSession().setAttribute(CREATION, asked);
    }

    static void await(PublicKeyCredentialRequestOptions asked, HttpServletRequest request) {
        request.getSession().setAttribute(REQUEST, asked);
    }

    public static PublicKeyCredentialCreationOptions creationAwaited(HttpServletRequest request) {
        return take(CREATION, PublicKeyCredentialCreationOptions.class, request);
    }

    static PublicKeyCredentialRequestOptions requestAwaited(HttpServletRequest request) {
        return take(REQUEST, PublicKeyCredentialRequestOptions.class, request);
    }

    private static <T> T take(String name, Class<T> type, HttpServletRequest request) {
        var session = request.getSession(false);
        var kept = session == null ? null : session.getAttribute(name);
        if (session == null || !type.isInstance(kept)) {
            throw new PscRefusal.PasskeyRefused().asException();
        }
        session.removeAttribute(name);
        return type.cast(kept);
    }
}
