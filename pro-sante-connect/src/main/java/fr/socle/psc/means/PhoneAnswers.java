package fr.socle.psc.means;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import java.text.ParseException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a phone answers: a statement signed with the key it was enrolled with (compact JWS, ES256, `kid` the phone),
/// about one request and the number its owner saw.
@Service
@Transactional
public class PhoneAnswers {

    static final String NUMBER = "binding_message";
    static final String DECISION = "decision";
    static final String SITUATION = "practice_situation";
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Phones phones;
    private final PhoneRequests requests;
    private final RealTime time;

    PhoneAnswers(Phones phones, PhoneRequests requests, RealTime time) {
        this.phones = phones;
        this.requests = requests;
        this.time = time;
    }

    public enum Decision {
        APPROVE,
        REFUSE
    }

    /// @throws fr.socle.kernel.Refused when the statement is not one of a living phone of the person who is asked
    public void settle(String statement) {
        try {
            var signed = SignedJWT.parse(statement);
            var phone = UUID.fromString(String.valueOf(signed.getHeader().getKeyID()));
            if (!holds(signed, phone)) {
                throw new PscRefusal.RevokedPhone().asException();
            }
            settle(signed.getJWTClaimsSet(), phone);
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            throw new PscRefusal.RevokedPhone().asException();
        }
    }

    private boolean holds(SignedJWT signed, UUID phone) throws JOSEException, ParseException {
        var key = phones.key(phone);
        var issued = signed.getJWTClaimsSet().getIssueTime();
        return key.isPresent()
                && JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                && signed.verify(new ECDSAVerifier(key.get()))
                && issued != null
                && Duration.between(issued.toInstant(), time.now()).abs().compareTo(FRESH) < 0;
    }

    private void settle(JWTClaimsSet said, UUID phone) throws ParseException {
        var request = requests.find(UUID.fromString(String.valueOf(said.getSubject())))
                .orElseThrow(() -> new PscRefusal.UnknownPhoneRequest().asException());
        if (!request.bindingMessage().equals(said.getStringClaim(NUMBER)) || !belongs(phone, request)) {
            throw new PscRefusal.RevokedPhone().asException();
        }
        switch (Decision.valueOf(said.getStringClaim(DECISION))) {
            case APPROVE -> requests.approve(request.id(), phone, situation(said));
            case REFUSE -> requests.refuse(request.id());
        }
        phones.used(phone);
    }

    private boolean belongs(UUID phone, PhoneRequest request) {
        return phones.of(request.account()).stream().anyMatch(it -> it.id().equals(phone));
    }

    private static @Nullable String situation(JWTClaimsSet said) throws ParseException {
        return said.getStringClaim(SITUATION);
    }
}
