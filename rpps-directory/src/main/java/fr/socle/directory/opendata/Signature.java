package fr.socle.directory.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The key that signs the manifests (Ed25519), made once and kept beside the files, never among them.
final class Signature {

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair keys;

    private Signature(KeyPair keys) {
        this.keys = keys;
    }

    static Signature in(Path folder) {
        var own = folder.resolve("key.pkcs8");
        var open = folder.resolve("key.x509");
        try {
            if (!Files.exists(own)) {
                Files.createDirectories(folder);
                var made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Files.write(open, made.getPublic().getEncoded());
                Files.write(own, made.getPrivate().getEncoded());
                var _ = own.toFile().setReadable(false, false) && own.toFile().setReadable(true, true);
                return new Signature(made);
            }
            var factory = KeyFactory.getInstance(ALGORITHM);
            return new Signature(new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(own)))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// Base64 of the signature.
    String of(byte[] content) {
        try {
            var signing = java.security.Signature.getInstance(ALGORITHM);
            signing.initSign(keys.getPrivate());
            signing.update(content);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The public key, as openssl reads it.
    String pem() {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
    }
}
