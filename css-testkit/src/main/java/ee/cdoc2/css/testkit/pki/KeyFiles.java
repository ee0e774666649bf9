package ee.cdoc2.css.testkit.pki;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** RSA keys that an earlier JVM of this build has made, as PKCS #8 in css-testkit/target. They are for tests, and open nothing. */
final class KeyFiles {

    private KeyFiles() {}

    /** {@return the key pair that was kept for this type} */
    static Optional<KeyPair> read(KeyType type) {
        try {
            byte[] encoded = Files.readAllBytes(file(type));
            KeyFactory factory = KeyFactory.getInstance(type.family());
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return Optional.of(new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key));
        } catch (NoSuchFileException first) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new PkiFault("no key in " + file(type), failure);
        }
    }

    /** Keeps a key pair, whole or not at all. {@return the same} */
    static KeyPair write(KeyType type, KeyPair pair) {
        try {
            Path folder = Files.createDirectories(file(type).getParent());
            Path whole = Files.createTempFile(folder, "key", null);
            Files.write(whole, pair.getPrivate().getEncoded());
            Files.move(whole, file(type), StandardCopyOption.ATOMIC_MOVE);
            return pair;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path file(KeyType type) {
        return RepositoryFiles.find("css-testkit")
                .resolve(Path.of("target", "keys", type.family() + "-" + type.parameter() + "-" + type.index()));
    }
}
