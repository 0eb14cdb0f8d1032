package fr.socle.psc.upstream;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import fr.socle.psc.RealTime;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.Key;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Reads what a provider signed, decrypted with our keys when it is encrypted, and believes it only when it is about
/// us: issuer letter by letter, audience, time, nonce.
@Component
class UpstreamTokens {

    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256, JWSAlgorithm.ES384, JWSAlgorithm.EdDSA);

    @SuppressWarnings("deprecation") // RSA-OAEP is what FranceConnect+ offers
    private static final Set<JWEAlgorithm> ENCRYPTIONS =
            Set.of(JWEAlgorithm.RSA_OAEP, JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES);

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final DecryptionKeys keys;
    private final UpstreamHttp http;
    private final RealTime time;
    private final Map<URI, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    UpstreamTokens(DecryptionKeys keys, UpstreamHttp http, RealTime time) {
        this.keys = keys;
        this.http = http;
        this.time = time;
    }

    JWTClaimsSet idToken(Upstream from, String token, String nonce) {
        var claims = signed(from, token);
        try {
            var believed = from.issuer().equals(claims.getIssuer())
                    && claims.getAudience().contains(from.client().id())
                    && (claims.getAudience().size() == 1 || from.client().id().equals(claims.getStringClaim("azp")))
                    && isNow(claims)
                    && nonce.equals(claims.getStringClaim("nonce"))
                    && claims.getSubject() != null;
            if (!believed) {
                throw new UpstreamRefusal.Untrusted().asException();
            }
            if (!from.acrAccepted().isEmpty() && !from.acrAccepted().contains(claims.getStringClaim("acr"))) {
                throw new UpstreamRefusal.TooWeak().asException();
            }
            return claims;
        } catch (ParseException unreadable) {
            throw new UpstreamRefusal.Untrusted().asException();
        }
    }

    /// @param answer JSON, or a JWT of the same issuer for the same client
    /// @param subject of the ID token: nobody else's claims are read (OpenID Connect Core §5.3.2)
    Map<String, Object> userinfo(Upstream from, String answer, String subject) {
        try {
            var isJson = answer.stripLeading().startsWith("{");
            var claims = isJson ? JWTClaimsSet.parse(answer) : signed(from, answer.strip());
            var believed = subject.equals(claims.getSubject())
                    && (isJson
                            || from.issuer().equals(claims.getIssuer())
                                    && claims.getAudience()
                                            .contains(from.client().id()));
            if (!believed) {
                throw new UpstreamRefusal.Untrusted().asException();
            }
            return claims.toJSONObject();
        } catch (ParseException unreadable) {
            throw new UpstreamRefusal.Untrusted().asException();
        }
    }

    private boolean isNow(JWTClaimsSet claims) {
        var now = time.now();
        Date end = claims.getExpirationTime();
        Date start = claims.getIssueTime();
        return end != null
                && start != null
                && now.isBefore(end.toInstant().plus(SKEW))
                && now.isAfter(start.toInstant().minus(SKEW));
    }

    private JWTClaimsSet signed(Upstream from, String token) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, source(from)));
        processor.setJWEKeySelector((header, _) -> decryption(header));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // judged by the caller, on the time of the world
        try {
            var read = JWTParser.parse(token);
            if (read instanceof PlainJWT) {
                throw new UpstreamRefusal.Untrusted().asException();
            }
            return Objects.requireNonNull(processor.process(read, null));
        } catch (ParseException | BadJOSEException | JOSEException untrusted) {
            throw new UpstreamRefusal.Untrusted().asException();
        }
    }

    private List<Key> decryption(JWEHeader header) {
        var key = keys.find(header.getKeyID());
        try {
            return ENCRYPTIONS.contains(header.getAlgorithm())
                            && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                            && key instanceof AsymmetricJWK ours
                    ? List.of(ours.toPrivateKey())
                    : List.of();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JWKSource<SecurityContext> source(Upstream from) {
        return sources.computeIfAbsent(from.endpoints().jwks(), address -> {
            try {
                return JWKSourceBuilder.create(
                                address.toURL(),
                                _ -> new Resource(
                                        http.get(address, from.client().sslBundle()), "application/json"))
                        .retrying(true)
                        .build();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }
}
