package fr.socle.psc.registration;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import fr.socle.kernel.Refused;
import fr.socle.psc.StructureId;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/// Whether what is asked can be given; the first thing that cannot is named.
final class RequestRules {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{3,100}");
    private static final int MOST_KEYS = 5;
    private static final int SHORTEST_RSA = 2048;

    private RequestRules() {}

    static void check(ClientRequest request) {
        var offer = Offer.of(request);
        var name = request.name();
        if (name == null || !NAME.matcher(name).matches() || name.isBlank()) {
            throw new RegistrationRefusal.BadName().asException();
        }
        if (!offer.methods().contains(offer.method(request))) {
            throw new RegistrationRefusal.BadMethod(String.join(", ", offer.methods())).asException();
        }
        if (!offer.offeredGrants().containsAll(offer.grants(request))) {
            throw new RegistrationRefusal.BadGrant(String.join(", ", offer.offeredGrants())).asException();
        }
        checkAddresses(request, offer);
        request.scopes().stream().filter(it -> !offer.offers(it)).findFirst().ifPresent(scope -> {
            throw new RegistrationRefusal.BadScope(scope.replaceAll("[^!-~]", "?")).asException();
        });
        if (request.scopes().isEmpty()) {
            throw new RegistrationRefusal.BadScope("(none was asked for)").asException();
        }
        if (structure(request).isEmpty() && offer.needsStructure(request)) {
            throw new RegistrationRefusal.NoStructure().asException();
        }
        checkProof(request, offer.method(request));
    }

    private static void checkAddresses(ClientRequest request, Offer offer) {
        if (offer.sendsBrowsers(request) && request.redirects().isEmpty()) {
            throw new RegistrationRefusal.NoRedirect().asException();
        }
        Addresses.checkRedirects(request.redirects());
        Addresses.checkRedirects(request.postLogoutRedirects());
        Stream.of(
                        Map.entry("backchannel_logout_uri", Optional.ofNullable(request.backchannelLogoutUri())),
                        Map.entry("jwks_uri", Optional.ofNullable(request.jwksUri())))
                .filter(it -> it.getValue()
                        .filter(address -> !Addresses.isSafe(address))
                        .isPresent())
                .findFirst()
                .ifPresent(it -> {
                    throw new RegistrationRefusal.BadAddress(it.getKey()).asException();
                });
    }

    private static void checkProof(ClientRequest request, String method) {
        var byKey = "private_key_jwt".equals(method);
        if (byKey == (request.jwks() == null && request.jwksUri() == null)
                || request.jwks() != null && request.jwksUri() != null) {
            throw new RegistrationRefusal.NoKeys().asException();
        }
        if (request.jwks() != null) {
            keys(request.jwks());
        }
        if ("tls_client_auth".equals(method) && structure(request).isEmpty() && !isName(request.subjectDn())) {
            throw new RegistrationRefusal.NoStructure().asException();
        }
        if (request.subjectDn() != null && !isName(request.subjectDn())) {
            throw new RegistrationRefusal.BadAddress("tls_client_auth_subject_dn").asException();
        }
    }

    static Optional<StructureId> structure(ClientRequest request) {
        if (request.finess() == null && request.siret() == null) {
            return Optional.empty();
        }
        if (request.finess() != null && request.siret() != null) {
            throw new RegistrationRefusal.BadStructure().asException();
        }
        try {
            return Optional.of(
                    request.finess() == null
                            ? new StructureId(StructureId.Kind.SIRET, String.valueOf(request.siret()))
                            : new StructureId(StructureId.Kind.FINESS, request.finess()));
        } catch (IllegalArgumentException wrong) {
            throw new RegistrationRefusal.BadStructure().asException();
        }
    }

    /// Public keys only, strong enough, each with its own name: who verifies must know which.
    static JWKSet keys(Map<String, Object> jwks) {
        JWKSet keys;
        try {
            keys = JWKSet.parse(jwks);
        } catch (ParseException | RuntimeException unreadable) {
            throw bad("it cannot be read");
        }
        if (keys.getKeys().isEmpty() || keys.getKeys().size() > MOST_KEYS) {
            throw bad("one to " + MOST_KEYS + " keys");
        }
        var names = new HashSet<String>();
        for (var key : keys.getKeys()) {
            if (key.isPrivate()) {
                throw bad("it holds a private key, which is now known to others: make a new one");
            }
            if (key.getKeyID() == null || !names.add(key.getKeyID())) {
                throw bad("each key needs a kid of its own");
            }
            if (!isStrong(key)) {
                throw bad("keys are RSA of 2048 bits or more, EC P-256 or P-384, or Ed25519");
            }
        }
        return keys;
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= SHORTEST_RSA;
            case ECKey ec ->
                "P-256".equals(ec.getCurve().getName())
                        || "P-384".equals(ec.getCurve().getName());
            case OctetKeyPair okp -> "Ed25519".equals(okp.getCurve().getName());
            default -> false;
        };
    }

    private static boolean isName(@Nullable String dn) {
        try {
            return dn != null && !new LdapName(dn).isEmpty();
        } catch (InvalidNameException unreadable) {
            return false;
        }
    }

    private static Refused bad(String why) {
        return new RegistrationRefusal.BadKeys(why).asException();
    }
}
