package fr.socle.identity.fhir;

import fr.socle.identity.Criteria;
import fr.socle.identity.IdentityRefusal;
import fr.socle.identity.Page;
import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a search goes on. A link to the next page travels in URLs, and the names searched for must not: the token is
/// sealed (AES-GCM) for the caller who searched. The key is kept with the people: a place is found again after a
// restart.
@Component
class PageTokens {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;
    private volatile @Nullable SecretKey key;

    PageTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String seal(Position position, Actor caller) {
        var nonce = random(NONCE);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, json.writeValueAsBytes(position), caller);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    Position open(String token, Actor caller) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            var nonce = Arrays.copyOf(bytes, NONCE);
            var sealed = Arrays.copyOfRange(bytes, Math.min(NONCE, bytes.length), bytes.length);
            return json.readValue(run(Cipher.DECRYPT_MODE, nonce, sealed, caller), Position.class);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw new IdentityRefusal.PageExpired().asException();
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes, Actor caller) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((caller.role() + "/" + caller.reference()).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException notSealedHere) {
            throw new IllegalArgumentException("Not a token of ours", notSealedHere);
        }
    }

    /// The first program that needs it makes it.
    private SecretKey key() {
        var known = key;
        if (known == null) {
            jdbc.sql("insert into identity.page_key (secret) values (:secret) on conflict do nothing")
                    .param("secret", random(KEY))
                    .update();
            var secret = jdbc.sql("select secret from identity.page_key")
                    .query(byte[].class)
                    .single();
            known = new SecretKeySpec(secret, "AES");
            key = known;
        }
        return known;
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    record Position(Criteria criteria, Page.Wanted page) {

        Position from(PatientId place) {
            return new Position(criteria, new Page.Wanted(place, page.size(), page.counted()));
        }
    }
}
