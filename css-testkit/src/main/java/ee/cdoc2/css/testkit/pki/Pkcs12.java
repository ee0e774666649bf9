package ee.cdoc2.css.testkit.pki;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Reads and writes identities and trust anchors as PKCS #12 files (RFC 7292). */
public final class Pkcs12 {

    private static final String ALIAS = "identity";

    private Pkcs12() {}

    /** See {@link Identity#writePkcs12}. */
    static void write(Identity identity, Path file, char[] password) {
        save(
                file,
                password,
                store -> store.setKeyEntry(
                        ALIAS, identity.key(), password, identity.chain().toArray(Certificate[]::new)));
    }

    /**
     * {@return the identity that {@link Identity#writePkcs12} wrote}
     *
     * @throws PkiFault for a wrong password, or another file
     */
    public static Identity read(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(ALIAS))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Identity((PrivateKey) store.getKey(ALIAS, password), chain);
        } catch (IOException | GeneralSecurityException failure) {
            throw new PkiFault("cannot read " + file.getFileName(), failure);
        }
    }

    /**
     * Writes a trust store, in the second form that {@code css.trust.anchors} reads.
     *
     * @param file replaced if it exists
     */
    public static void writeAnchors(Path file, char[] password, Collection<X509Certificate> anchors) {
        save(file, password, store -> {
            int number = 0;
            for (X509Certificate anchor : anchors) {
                store.setCertificateEntry("anchor-" + number++, anchor);
            }
        });
    }

    private static void save(Path file, char[] password, Content content) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            content.putInto(store);
            store.store(out, password);
        } catch (GeneralSecurityException failure) {
            throw new PkiFault("cannot write " + file.getFileName(), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Content {
        void putInto(KeyStore store) throws GeneralSecurityException;
    }
}
