package ee.cdoc2.css.testkit.pki;

import ee.cdoc2.css.testkit.BouncyCastle;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.crypto.KeyGenerator;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

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

    /**
     * Writes certificates alone, as {@code openssl pkcs12 -export -nokeys} does: encrypted, and without the attribute by
     * which the JDK knows trusted ones.
     *
     * @param file replaced if it exists
     */
    public static void writeLikeOpenSsl(Path file, char[] password, Collection<X509Certificate> certificates) {
        try {
            List<PKCS12SafeBag> bags = new ArrayList<>();
            for (X509Certificate certificate : certificates) {
                bags.add(new JcaPKCS12SafeBagBuilder(certificate).build());
            }
            byte[] content = new PKCS12PfxPduBuilder()
                    .addEncryptedData(
                            new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .build(password),
                            bags.toArray(PKCS12SafeBag[]::new))
                    .build(
                            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                                    .setProvider(BouncyCastle.PROVIDER),
                            password)
                    .getEncoded();
            Files.write(file, content);
        } catch (PKCSException | OperatorCreationException failure) {
            throw new PkiFault("cannot write " + file.getFileName(), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Writes new AES keys, as {@code keytool -genseckey} does: the master keys that {@code css.vault.keystore} reads.
     *
     * @param file  replaced if it exists
     * @param bits  of each key
     * @param names of the keys
     */
    public static void writeSecretKeys(Path file, char[] password, int bits, String... names) {
        save(file, password, store -> addSecretKeys(store, password, bits, names));
    }

    /**
     * Adds new AES keys to a file that {@link #writeSecretKeys} has written.
     *
     * @param file  is there
     * @param bits  of each key
     * @param names of the keys
     */
    public static void addSecretKeys(Path file, char[] password, int bits, String... names) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore before = KeyStore.getInstance("PKCS12");
            before.load(in, password);
            save(file, password, store -> {
                for (String name : Collections.list(before.aliases())) {
                    store.setEntry(
                            name,
                            before.getEntry(name, new KeyStore.PasswordProtection(password)),
                            new KeyStore.PasswordProtection(password));
                }
                addSecretKeys(store, password, bits, names);
            });
        } catch (IOException | GeneralSecurityException failure) {
            throw new PkiFault("cannot read " + file.getFileName(), failure);
        }
    }

    private static void addSecretKeys(KeyStore store, char[] password, int bits, String... names)
            throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(bits);
        for (String name : names) {
            store.setEntry(
                    name,
                    new KeyStore.SecretKeyEntry(generator.generateKey()),
                    new KeyStore.PasswordProtection(password));
        }
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
