package ee.cdoc2.css.masterkey;

import ee.cdoc2.css.masterkey.VaultSettings.Kind;
import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.AesGcm;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.secret.Pkcs12File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;

/**
 * The master keys of one store: AES keys of 256 bits, named {@code vault-1}, {@code vault-2} and so on, of which the
 * highest number wraps. They are used through the store's provider, so that they may stay in a token. Immutable.
 *
 * <p>A wrapped data key is sealed by {@link AesGcm} with 256 bits, bound to its version and to the second from which on rows are
 * sealed with it. Builds of before bound it to its version alone: such a key is unwrapped, too, until it is wrapped anew.
 */
public final class MasterKeys {
    private static final Pattern NAME = Pattern.compile("vault-([1-9][0-9]{0,8})");
    private static final int AES_256_BYTES = 32;
    private static final byte[] PURPOSE = "css-data-key-v2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PURPOSE_OF_BEFORE = "css-data-key-v1".getBytes(StandardCharsets.US_ASCII);

    private final VaultSettings settings;
    private final Optional<Provider> provider;
    private final TreeMap<Integer, SecretKey> keys;

    private MasterKeys(VaultSettings settings, Optional<Provider> provider, TreeMap<Integer, SecretKey> keys) {
        this.settings = settings;
        this.provider = provider;
        this.keys = keys;
    }

    /**
     * Reads the names of the keys, and the keys that are in a file.
     *
     * @param settings where they are
     * @return at least one
     * @throws VaultFault when the store does not open, or holds no such key, or one that is no AES key of 256 bits
     */
    public static MasterKeys load(VaultSettings settings) throws VaultFault {
        try {
            if (settings.kind() == Kind.PKCS11) {
                Provider token = token(settings);
                KeyStore store = KeyStore.getInstance("PKCS11", token);
                store.load(null, settings.password().toCharArray());
                return new MasterKeys(settings, Optional.of(token), keys(store, settings));
            }
            KeyStore store = Pkcs12File.open(
                    Files.readAllBytes(settings.path()), settings.password().toCharArray());
            return new MasterKeys(settings, Optional.empty(), keys(store, settings));
        } catch (IOException | GeneralSecurityException | ProviderException failure) {
            throw unopened(settings, failure);
        }
    }

    private static Provider token(VaultSettings settings) throws VaultFault {
        Provider generic = Security.getProvider("SunPKCS11");
        if (generic == null) {
            throw new VaultFault(Kind.PKCS11.property() + ": this Java has no provider SunPKCS11");
        }
        try {
            return generic.configure(settings.path().toString());
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException refused) {
            throw new VaultFault(Kind.PKCS11.property()
                    + ": is no configuration of SunPKCS11 whose library can be loaded: " + settings.path());
        }
    }

    private static TreeMap<Integer, SecretKey> keys(KeyStore store, VaultSettings settings)
            throws GeneralSecurityException, VaultFault {
        TreeMap<Integer, SecretKey> keys = new TreeMap<>();
        for (String alias : Collections.list(store.aliases())) {
            Matcher name = NAME.matcher(alias);
            if (name.matches() && store.getKey(alias, settings.password().toCharArray()) instanceof SecretKey key) {
                requireAes256(key, alias, settings);
                keys.put(Integer.valueOf(name.group(1)), key);
            }
        }
        if (keys.isEmpty()) {
            throw new VaultFault(settings.kind().property()
                    + ": has to hold a secret key named vault-1, and holds none: " + settings.path());
        }
        return keys;
    }

    /** A token does not show its keys; that it would be another size is then the operator's to see. */
    private static void requireAes256(SecretKey key, String alias, VaultSettings settings) throws VaultFault {
        byte[] encoded = key.getEncoded();
        boolean right = key.getAlgorithm().equals("AES") && (encoded == null || encoded.length == AES_256_BYTES);
        if (encoded != null) {
            Arrays.fill(encoded, (byte) 0);
        }
        if (!right) {
            throw new VaultFault(
                    settings.kind().property() + ": " + alias + " is no AES key of 256 bits: " + settings.path());
        }
    }

    private static VaultFault unopened(VaultSettings settings, Exception failure) {
        Kind kind = settings.kind();
        if (!Files.isReadable(settings.path())) {
            return new VaultFault(kind.property() + ": there is no file that can be read at " + settings.path());
        }
        boolean otherPassword = failure instanceof UnrecoverableKeyException
                || failure.getCause() instanceof UnrecoverableKeyException
                || failure.getCause() instanceof LoginException;
        return new VaultFault(
                otherPassword
                        ? kind.passwordProperty() + ": does not open " + settings.path()
                        : kind.property() + ": is no key store that can be opened: " + settings.path());
    }

    /** {@return the name of the key that wraps} */
    public String current() {
        return name(keys.lastKey());
    }

    /**
     * Looks for a key.
     *
     * @param name of a master key, any text
     * @return whether it is here
     */
    public boolean has(String name) {
        return key(name).isPresent();
    }

    /**
     * Wraps a data key by the current master key.
     *
     * @param version   its version
     * @param key       its bytes
     * @param validFrom from when on it is used; fractions of a second are left out, which databases round
     * @param random    a cryptographically secure source
     * @return the wrapped key
     * @throws VaultFault when the token fails
     */
    public WrappedDataKey wrap(int version, byte[] key, Instant validFrom, SecureRandom random) throws VaultFault {
        Instant from = validFrom.truncatedTo(ChronoUnit.SECONDS);
        try {
            byte[] wrapped = cipher(keys.lastEntry().getValue()).seal(associatedData(version, from), key, random);
            return new WrappedDataKey(version, current(), wrapped, from);
        } catch (GeneralSecurityException | ProviderException failure) {
            throw failed(current());
        }
    }

    /**
     * Wraps a data key anew, by the current master key.
     *
     * @param wrapped by any master key that is here
     * @param random  a cryptographically secure source
     * @return the same data key
     * @throws VaultFault when it does not unwrap, or the token fails
     */
    public WrappedDataKey wrapAnew(WrappedDataKey wrapped, SecureRandom random) throws VaultFault {
        byte[] key = bytes(wrapped);
        try {
            return wrap(wrapped.version(), key, wrapped.validFrom(), random);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Unwraps a data key.
     *
     * @param wrapped by any master key that is here
     * @return the data key
     * @throws VaultFault when that master key is not here, is another one of that name, the version or the beginning of the data
     *                    key has been changed, or the token fails
     */
    public DataKey unwrap(WrappedDataKey wrapped) throws VaultFault {
        byte[] key = bytes(wrapped);
        try {
            return new DataKey(wrapped.version(), wrapped.validFrom(), key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] bytes(WrappedDataKey wrapped) throws VaultFault {
        String name = wrapped.masterKey();
        SecretKey master = key(name)
                .orElseThrow(() -> new VaultFault(settings.kind().property()
                        + ": does not hold the master key " + name + ", which data key " + wrapped.version()
                        + " of the database is wrapped by: " + settings.path()));
        try {
            byte[] key = open(cipher(master), wrapped);
            if (key.length != DataKey.BYTES) {
                throw otherKey(wrapped);
            }
            return key;
        } catch (AEADBadTagException anotherKey) {
            throw otherKey(wrapped);
        } catch (GeneralSecurityException | ProviderException failure) {
            // a token says no more than that it could not
            throw provider.isPresent() ? otherKey(wrapped) : failed(name);
        }
    }

    private static byte[] open(AesGcm cipher, WrappedDataKey wrapped) throws GeneralSecurityException {
        try {
            return cipher.open(associatedData(wrapped.version(), wrapped.validFrom()), wrapped.wrapped());
        } catch (GeneralSecurityException | ProviderException notSoBound) {
            return cipher.open(associatedData(PURPOSE_OF_BEFORE, wrapped.version()), wrapped.wrapped());
        }
    }

    private VaultFault otherKey(WrappedDataKey wrapped) {
        return new VaultFault(settings.kind().property() + ": its " + wrapped.masterKey()
                + " is another key than the one that data key " + wrapped.version()
                + " of the database is wrapped by, or its row in the table data_key has been changed: "
                + settings.path());
    }

    private VaultFault failed(String name) {
        return new VaultFault(settings.kind().property() + ": the key " + name + " cannot be used: " + settings.path());
    }

    private Optional<SecretKey> key(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.ofNullable(keys.get(Integer.valueOf(matcher.group(1)))) : Optional.empty();
    }

    private static String name(int number) {
        return "vault-" + number;
    }

    private AesGcm cipher(SecretKey key) {
        return new AesGcm(provider, key);
    }

    private static byte[] associatedData(int version, Instant validFrom) {
        byte[] ofVersion = associatedData(PURPOSE, version);
        return ByteBuffer.allocate(ofVersion.length + Long.BYTES)
                .put(ofVersion)
                .putLong(validFrom.getEpochSecond())
                .array();
    }

    private static byte[] associatedData(byte[] purpose, int version) {
        return ByteBuffer.allocate(purpose.length + Integer.BYTES)
                .put(purpose)
                .putInt(version)
                .array();
    }

    /** {@return a text without the keys} */
    @Override
    public String toString() {
        return "MasterKeys[" + settings.path() + ", " + keys.keySet() + "]";
    }
}
