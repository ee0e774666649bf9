package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/**
 * A private key in this JVM's memory, such as from a PKCS #12 file: for tests, probes and {@code private/} recipients.
 */
public final class KeySigner implements Signer {
    private static final String ADVICE = "Give a PKCS #12 file with one RSA or P-256 key and its certificate.";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final SignatureAlgorithm algorithm;

    /**
     * A signer with a key.
     *
     * @param key         RSA or P-256
     * @param certificate the key's
     * @throws ClientException {@link Failure#SIGNING_FAILED} for any other key
     */
    public KeySigner(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
        this.algorithm = algorithm(key);
    }

    /**
     * A signer with the only key of a PKCS #12 file.
     *
     * @param pkcs12   the file's bytes
     * @param password its password
     * @return the signer
     * @throws ClientException {@link Failure#SIGNING_FAILED} when it cannot be opened, or has not exactly one key
     *     with its certificate
     */
    public static KeySigner open(byte[] pkcs12, char[] password) {
        KeyStore store = load(pkcs12, password);
        try {
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw failed("The PKCS #12 file has " + keys.size() + " keys with their certificate in place of one.");
            }
            return new KeySigner((PrivateKey) store.getKey(keys.get(0), password), (X509Certificate)
                    store.getCertificate(keys.get(0)));
        } catch (GeneralSecurityException unusable) {
            throw failed(
                    "The key of the PKCS #12 file cannot be used: it has another password than the file, or is of a"
                            + " kind that this Java does not have.");
        }
    }

    private static KeyStore load(byte[] pkcs12, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            return store;
        } catch (GeneralSecurityException | IOException | RuntimeException notOpened) {
            // the last, as the JDK ends on some files that are no PKCS #12
            throw failed("The PKCS #12 file cannot be opened: " + cause(notOpened, password) + ".");
        }
    }

    private static String cause(Exception notOpened, char[] password) {
        if (!CharBuffer.wrap(password).chars().allMatch(KeySigner::isAscii)) {
            return "the password has characters that are not ASCII, with which Java opens few files, or it is wrong";
        }
        return notOpened.getCause() instanceof UnrecoverableKeyException
                ? "the password is wrong"
                : "it is another kind of file, or damaged";
    }

    /** What the JDK takes in the password of a key (PBES2, RFC 8018). */
    private static boolean isAscii(int character) {
        return character >= ' ' && character <= '~';
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public SignedHash sign(HashToSign hash) {
        try {
            Signature signature = Signature.getInstance(HashSignature.jcaName(algorithm));
            signature.initSign(key);
            signature.update(HashSignature.input(algorithm, hash));
            return new SignedHash(signature.sign(), certificate);
        } catch (GeneralSecurityException unusable) {
            throw failed("The key of the PKCS #12 file cannot sign.");
        }
    }

    private static SignatureAlgorithm algorithm(PrivateKey key) {
        return SignatureKey.algorithm(key)
                .orElseThrow(
                        () -> failed("The key is neither RSA nor P-256: it is an " + SignatureKey.kind(key) + "."));
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias) && store.getCertificate(alias) != null;
        } catch (GeneralSecurityException loadedStoresKnow) {
            throw new IllegalStateException(loadedStoresKnow);
        }
    }

    private static ClientException failed(String message) {
        return new ClientException(Failure.SIGNING_FAILED, message, ADVICE);
    }

    /** {@return a text without the key} */
    @Override
    public String toString() {
        return "KeySigner[" + algorithm + "]";
    }
}
