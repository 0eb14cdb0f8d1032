package fr.socle.psc.means;

import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/// Accounts as passkeys know them: the handle is the identifier of the account, which says nothing of the person.
@Repository
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    PasskeyUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accounts.byId(PasskeyStore.account(handle))
                .map(PasskeyUsers::entity)
                .orElse(null);
    }

    /// @param name of the authentication that [Passkeys] makes: the identifier of the account
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return accounts.byId(UUID.fromString(name)).map(PasskeyUsers::entity).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Accounts are opened elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Accounts are closed elsewhere");
    }

    private static PublicKeyCredentialUserEntity entity(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyStore.handle(account.id()))
                .name(account.username())
                .displayName(account.displayName())
                .build();
    }
}
