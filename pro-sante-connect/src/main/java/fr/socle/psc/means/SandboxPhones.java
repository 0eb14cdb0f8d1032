package fr.socle.psc.means;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.kernel.Refused;
import fr.socle.psc.AccountOpened;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The simulated phones: each holds its private key, and signs what its owner decides. Every account that is opened
/// in the sandbox starts with one. The sandbox only.
@Service
@Profile("sandbox")
@Transactional
public class SandboxPhones {

    private final JdbcClient jdbc;
    private final Phones phones;
    private final PhoneAnswers answers;
    private final RealTime time;

    SandboxPhones(JdbcClient jdbc, Phones phones, PhoneAnswers answers, RealTime time) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.answers = answers;
        this.time = time;
    }

    /// A phone and whose it is, for a list to choose from.
    public record Held(UUID id, UUID account, String name, String owner) {}

    @EventListener
    void give(AccountOpened opened) {
        var hadOne = jdbc.sql("select exists (select from psc.phone where account_id = :account)")
                .param("account", opened.account())
                .query(Boolean.class)
                .single();
        if (!hadOne) {
            var pair = pair();
            hold(phones.keep(opened.account(), "Téléphone du bac à sable", pair), pair);
        }
    }

    /// @param code the invitation; guesses count against the address
    @Transactional(noRollbackFor = Refused.class) // the failure is counted
    public Phone enrol(String code, String name, String address) {
        var pair = pair();
        return hold(phones.enrol(code, name, pair, address), pair);
    }

    public List<Held> all() {
        return jdbc.sql("""
                select it.id, it.account_id, it.name, owner.display_name from psc.sandbox_phone
                  join psc.phone it on it.id = phone_id and it.revoked_at is null
                  join psc.account owner on owner.id = it.account_id
                order by owner.display_name, it.id limit 200""")
                .query((row, _) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name")))
                .list();
    }

    /// @param phone the one in hand; the oldest of the person who is asked when null
    public void answer(
            PhoneRequest request, @Nullable UUID phone, PhoneAnswers.Decision decision, @Nullable String situation) {
        var hand = phone != null
                ? phone
                : phones.of(request.account()).stream()
                        .map(Phone::id)
                        .findFirst()
                        .orElseThrow(() -> new PscRefusal.RevokedPhone().asException());
        var said = new JWTClaimsSet.Builder()
                .subject(request.id().toString())
                .claim(PhoneAnswers.NUMBER, request.bindingMessage())
                .claim(PhoneAnswers.DECISION, decision.name())
                .claim(PhoneAnswers.SITUATION, situation)
                .issueTime(Date.from(time.now()))
                .build();
        answers.settle(sign(said, hand));
    }

    private String sign(JWTClaimsSet said, UUID phone) {
        var pair = jdbc.sql("select private_jwk from psc.sandbox_phone where phone_id = :id")
                .param("id", phone)
                .query(String.class)
                .optional()
                .map(Phones::parse)
                .orElseThrow(() -> new PscRefusal.RevokedPhone().asException());
        try {
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(phone.toString())
                            .build(),
                    said);
            signed.sign(new ECDSASigner(pair));
            return signed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Phone hold(Phone phone, ECKey pair) {
        jdbc.sql("insert into psc.sandbox_phone (phone_id, private_jwk) values (:id, :jwk)")
                .param("id", phone.id())
                .param("jwk", pair.toJSONString())
                .update();
        return phone;
    }

    private static ECKey pair() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
