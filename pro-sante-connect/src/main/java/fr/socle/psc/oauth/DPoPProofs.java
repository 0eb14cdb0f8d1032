package fr.socle.psc.oauth;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/// Verifies the proof of a token request of our own grants, as Spring's server does for its own
/// (<https://www.rfc-editor.org/rfc/rfc9449#section-5>).
final class DPoPProofs {

    private static final DPoPProofJwtDecoderFactory DECODERS = new DPoPProofJwtDecoderFactory();

    private DPoPProofs() {}

    static @Nullable Jwt verified(CibaGrantRequest request) {
        var parameters = request.getAdditionalParameters();
        if (!(parameters.get("dpop_proof") instanceof String proof)) {
            return null;
        }
        var context = DPoPProofContext.withDPoPProof(proof)
                .method(String.valueOf(parameters.get("dpop_method")))
                .targetUri(String.valueOf(parameters.get("dpop_target_uri")))
                .build();
        try {
            return DECODERS.createDecoder(context).decode(proof);
        } catch (JwtException wrong) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_DPOP_PROOF);
        }
    }
}
