package fr.socle.psc.proof;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/// The `aud` of a JWT as it was written: decoders turn a string into a list.
final class Audience {

    private Audience() {}

    static boolean isOursAlone(Jwt jwt) {
        try {
            var written = JWSObject.parse(jwt.getTokenValue()).getPayload().toJSONObject();
            return written != null
                    && AuthorizationServerContextHolder.getContext().getIssuer().equals(written.get("aud"));
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
