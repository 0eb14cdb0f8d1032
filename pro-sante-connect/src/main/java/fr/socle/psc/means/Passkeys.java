package fr.socle.psc.means;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.FailedSignIns;
import fr.socle.psc.PscRefusal;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Passkeys (<https://www.w3.org/TR/webauthn-2/>). A passkey counts as two factors because the device verifies its
/// owner each time, by a gesture or a code; one that did not is refused. It is bound to our address, so that it cannot
/// be used through somebody else's page.
@Service
@Transactional
public class Passkeys {

    private static final int LONGEST_LABEL = 60;

    private final PasskeyStore store;
    private final Accounts accounts;
    private final FailedSignIns failures;
    private final Webauthn4JRelyingPartyOperations operations;

    Passkeys(
            PasskeyStore store,
            PasskeyUsers users,
            Accounts accounts,
            FailedSignIns failures,
            @Value("${socle.public-url}") String publicUrl) {
        this.store = store;
        this.accounts = accounts;
        this.failures = failures;
        this.operations = new Webauthn4JRelyingPartyOperations(users, store, us(publicUrl), Set.of(origin(publicUrl)));
        operations.setCustomizeCreationOptions(it -> it.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
        operations.setCustomizeRequestOptions(it -> it.userVerification(UserVerificationRequirement.REQUIRED));
    }

    private static PublicKeyCredentialRpEntity us(String publicUrl) {
        return PublicKeyCredentialRpEntity.builder()
                .id(URI.create(publicUrl).getHost())
                .name("Socle Santé")
                .build();
    }

    private static String origin(String publicUrl) {
        var uri = URI.create(publicUrl);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    public PublicKeyCredentialCreationOptions creation(Account owner) {
        return operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(as(owner)));
    }

    public void register(
            PublicKeyCredentialCreationOptions asked,
            PublicKeyCredential<AuthenticatorAttestationResponse> made,
            String label) {
        var shown = label.isBlank() ? "Clé d’accès" : label.strip();
        var named = new RelyingPartyPublicKey(made, shown.substring(0, Math.min(shown.length(), LONGEST_LABEL)));
        try {
            operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked, named));
        } catch (VerificationException | DataConversionException | IllegalArgumentException bad) {
            throw new PscRefusal.PasskeyRefused().asException();
        }
    }

    /// Names nobody: the device knows which of its passkeys are ours.
    public PublicKeyCredentialRequestOptions request() {
        return operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                UsernamePasswordAuthenticationToken.unauthenticated("", null)));
    }

    /// @param kind the public of the door
    /// @return whose passkey it is; both factors hold
    @Transactional(noRollbackFor = Refused.class) // the failure is counted
    public Account prove(
            Accounts.Kind kind,
            PublicKeyCredentialRequestOptions asked,
            PublicKeyCredential<AuthenticatorAssertionResponse> shown,
            String address) {
        var subject = "passkey " + shown.getId();
        failures.requireFew(subject, address);
        try {
            var owner = operations.authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
            return accounts.byId(PasskeyStore.account(owner.getId()))
                    .filter(it -> it.kind() == kind)
                    .orElseThrow(() -> new PscRefusal.PasskeyRefused().asException());
        } catch (VerificationException | DataConversionException | IllegalArgumentException bad) {
            failures.add(subject, address);
            throw new PscRefusal.PasskeyRefused().asException();
        }
    }

    public List<Passkey> of(UUID account) {
        return store.findByUserId(PasskeyStore.handle(account)).stream()
                .map(it -> new Passkey(
                        it.getCredentialId().toBase64UrlString(),
                        it.getLabel(),
                        it.isBackupState(),
                        it.getCreated(),
                        it.getLastUsed()))
                .toList();
    }

    public void remove(UUID account, String id) {
        store.findByUserId(PasskeyStore.handle(account)).stream()
                .filter(it -> it.getCredentialId().toBase64UrlString().equals(id))
                .findFirst()
                .ifPresentOrElse(it -> store.delete(it.getCredentialId()), () -> {
                    throw new PscRefusal.UnknownMeans().asException();
                });
    }

    private static Authentication as(Account owner) {
        return UsernamePasswordAuthenticationToken.authenticated(owner.id().toString(), null, List.of());
    }
}
