package fr.socle.psc.means;

import static java.time.ZoneOffset.UTC;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/// The passkeys in the module's own table.
@Repository
class PasskeyStore implements UserCredentialRepository {

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void save(CredentialRecord it) {
        jdbc.sql("""
                insert into psc.passkey
                    (credential_id, account_id, public_key, signature_count, uv_initialized, backup_eligible,
                     backup_state, transports, attestation_object, client_data, label, created_at, last_used_at)
                values (:id, :account, :key, :count, :uv, :eligible, :state, :transports, :attestation, :data, :label,
                        :created, :used)
                on conflict (credential_id) do update set
                    signature_count = excluded.signature_count, backup_state = excluded.backup_state,
                    last_used_at = excluded.last_used_at
                where passkey.account_id = excluded.account_id""")
                .param("id", it.getCredentialId().toBase64UrlString())
                .param("account", account(it.getUserEntityUserId()))
                .param("key", it.getPublicKey().getBytes())
                .param("count", it.getSignatureCount())
                .param("uv", it.isUvInitialized())
                .param("eligible", it.isBackupEligible())
                .param("state", it.isBackupState())
                .param(
                        "transports",
                        it.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(" ")))
                .param("attestation", bytes(it.getAttestationObject()))
                .param("data", bytes(it.getAttestationClientDataJSON()))
                .param("label", it.getLabel())
                .param("created", it.getCreated().atOffset(UTC))
                .param("used", it.getLastUsed().atOffset(UTC))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql("select * from psc.passkey where credential_id = :id")
                .param("id", credentialId.toBase64UrlString())
                .query(PasskeyStore::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return jdbc.sql("select * from psc.passkey where account_id = :account order by created_at")
                .param("account", account(userId))
                .query(PasskeyStore::read)
                .list();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from psc.passkey where credential_id = :id")
                .param("id", credentialId.toBase64UrlString())
                .update();
    }

    private static byte[] bytes(@Nullable Bytes value) {
        return Objects.requireNonNull(value).getBytes();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .userEntityUserId(handle(row.getObject("account_id", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(transports(row.getString("transports")))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("label"))
                .created(at(row, "created_at"))
                .lastUsed(at(row, "last_used_at"))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String kept) {
        return kept.isEmpty()
                ? Set.of()
                : Arrays.stream(kept.split(" "))
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet());
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
