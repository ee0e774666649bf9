package ee.cdoc2.css.masterkey;

import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.nio.file.Path;

/** Settings for key stores with new master keys. */
final class KeyStores {
    /** Of each of them. */
    static final String PASSWORD = "throw-away";

    private static final int BITS = 256;

    private KeyStores() {}

    /**
     * Writes a file with new keys of 256 bits.
     *
     * @return the settings that name it
     */
    static VaultSettings with(Path file, String... names) {
        return withBits(file, BITS, names);
    }

    static VaultSettings withBits(Path file, int bits, String... names) {
        Pkcs12.writeSecretKeys(file, PASSWORD.toCharArray(), bits, names);
        return settings(file);
    }

    /** Adds a new key to a file. */
    static void add(Path file, String name) {
        Pkcs12.addSecretKeys(file, PASSWORD.toCharArray(), BITS, name);
    }

    static VaultSettings settings(Path file) {
        return new VaultSettings(VaultSettings.Kind.PKCS12, file, PASSWORD);
    }
}
