package fr.socle.psc.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/// Proofs of possession (<https://www.rfc-editor.org/rfc/rfc9449#section-4.3>). Stricter than Spring's own decoder:
/// FAPI's algorithms only, each proof once whichever instance sees it; and more lenient where the standard is: `htu`
/// is compared as an address, without query and fragment.
@Component
class DPoPProofs implements JwtDecoderFactory<DPoPProofContext> {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
    private static final int LONGEST_JTI = 512;

    private final UsedOnce used;
    private final AssertionTimes times;

    DPoPProofs(UsedOnce used, AssertionTimes times) {
        this.used = used;
        this.times = times;
    }

    @Override
    public JwtDecoder createDecoder(DPoPProofContext context) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("dpop+jwt")));
        processor.setJWSKeySelector(theKeyItCarries());
        processor.setJWSVerifierFactory(Signatures.FACTORY);
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(proof -> judge(proof, context));
        return decoder;
    }

    private static JWSKeySelector<SecurityContext> theKeyItCarries() {
        return (header, _) -> {
            var key = header.getJWK();
            if (key == null || key.isPrivate() || !ALGORITHMS.contains(header.getAlgorithm())) {
                return List.of();
            }
            var fitting = Signatures.fitting(key, header.getAlgorithm());
            return fitting == null ? List.of() : List.of(fitting);
        };
    }

    private OAuth2TokenValidatorResult judge(Jwt proof, DPoPProofContext context) {
        var jti = proof.getId();
        if (jti == null || jti.isBlank() || jti.length() > LONGEST_JTI) {
            return refused("jti");
        }
        if (!context.getMethod().equals(proof.getClaims().get("htm"))) {
            return refused("htm");
        }
        if (!(proof.getClaims().get("htu") instanceof String target && Target.same(target, context.getTargetUri()))) {
            return refused("htu");
        }
        if (!times.isRecent(proof.getIssuedAt())) {
            return refused("iat");
        }
        var token = context.getAccessToken();
        if (token != null && !isFor(proof, token.getTokenValue(), (ClaimAccessor) token)) {
            return refused("ath or key");
        }
        return used.first("dpop", thumbprint(proof) + ' ' + jti, times.forgotten())
                ? OAuth2TokenValidatorResult.success()
                : refused("The proof was already used");
    }

    /// Made for this very token, with the key it is bound to.
    private static boolean isFor(Jwt proof, String token, ClaimAccessor claims) {
        Map<String, Object> confirmation = claims.getClaimAsMap("cnf");
        return Digests.sha256(token).equals(proof.getClaims().get("ath"))
                && confirmation != null
                && thumbprint(proof).equals(confirmation.get("jkt"));
    }

    static String thumbprint(Jwt proof) {
        try {
            @SuppressWarnings("unchecked")
            var key = (Map<String, Object>) proof.getHeaders().get("jwk");
            return JWK.parse(key).computeThumbprint().toString();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OAuth2TokenValidatorResult refused(@Nullable String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, why, null));
    }
}
