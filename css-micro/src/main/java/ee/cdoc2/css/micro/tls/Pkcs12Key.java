package ee.cdoc2.css.micro.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The one private key of a PKCS #12 (RFC 7292).
 *
 * @param alias      its name in the file
 * @param privateKey the key
 * @param chain      its certificate, and those of the CAs above as far as they are in the file
 */
public record Pkcs12Key(String alias, PrivateKey privateKey, List<X509Certificate> chain) {
    /**
     * Finds and reads the key.
     *
     * @param file     the PKCS #12
     * @param password of the file and of the key
     * @return the key
     * @throws IOException              when the file cannot be read or is no PKCS #12; the cause is an
     *                                  {@link java.security.UnrecoverableKeyException} when it does not open with this
     *                                  password
     * @throws KeyStoreException        when there is not exactly one private key with a certificate in it
     * @throws GeneralSecurityException when it cannot be used by this Java; an
     *                                  {@link java.security.UnrecoverableKeyException} when the key has another
     *                                  password
     */
    public static Pkcs12Key read(Path file, char[] password) throws IOException, GeneralSecurityException {
        return read(Files.readAllBytes(file), password);
    }

    /**
     * Finds and reads the key.
     *
     * @param content  the bytes of a PKCS #12
     * @param password of the file and of the key
     * @return the key
     * @throws IOException              as for {@link #read(Path, char[])}
     * @throws GeneralSecurityException as for {@link #read(Path, char[])}
     */
    public static Pkcs12Key read(byte[] content, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = open(content, password);
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class) && store.getCertificate(alias) != null) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new KeyStoreException("has to hold exactly one private key with its certificate, has " + keys.size());
        }
        String alias = keys.get(0);
        return new Pkcs12Key(
                alias,
                (PrivateKey) store.getKey(alias, password),
                Arrays.stream(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    private static KeyStore open(byte[] content, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password);
        } catch (RuntimeException damaged) {
            // as the JDK ends on some files that are no PKCS #12
            throw new IOException("not a PKCS #12", damaged);
        }
        return store;
    }
}
