package ee.cdoc2.css.masterkey;

import java.nio.file.Path;

/**
 * Where the master keys are. Its text shows no password.
 *
 * @param kind     what kind of store
 * @param path     a PKCS #12; or the configuration of SunPKCS11 for a token
 * @param password opens the store; a token's PIN
 */
public record VaultSettings(Kind kind, Path path, String password) {

    /** A kind of store. */
    public enum Kind {
        /** A file. */
        PKCS12("css.vault.keystore", "css.vault.keystore.password"),
        /** A token, whose keys need not leave it. */
        PKCS11("css.vault.pkcs11", "css.vault.pkcs11.pin");

        private final String property;
        private final String passwordProperty;

        Kind(String property, String passwordProperty) {
            this.property = property;
            this.passwordProperty = passwordProperty;
        }

        /** {@return the property that names the path} */
        public String property() {
            return property;
        }

        /** {@return the property with the password} */
        public String passwordProperty() {
            return passwordProperty;
        }
    }

    @Override
    public String toString() {
        return "VaultSettings[" + kind + ": " + path + "]";
    }
}
