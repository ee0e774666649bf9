package ee.cdoc2.css.settings;

import ee.cdoc2.css.masterkey.MasterKeyStore;
import ee.cdoc2.css.masterkey.VaultFault;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.masterkey.VaultSettings.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code css.vault.*}: one store at most. Whether it can be used is found out at once. */
final class VaultSettingsReader {
    private final PropertyReader properties;

    VaultSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    /** {@return where the master keys are; nothing where the vault is off, or when there is a fault, which is noted} */
    Optional<VaultSettings> read() {
        List<VaultSettings> stores = Arrays.stream(Kind.values())
                .flatMap(kind -> settings(kind).stream())
                .toList();
        if (stores.size() > 1) {
            properties.fault(
                    Kind.PKCS11.property(), "is set, and so is " + Kind.PKCS12.property() + ": one of the two");
            return Optional.empty();
        }
        stores.forEach(this::noteFault);
        return stores.stream().findFirst();
    }

    private Optional<VaultSettings> settings(Kind kind) {
        Optional<String> password = properties.secret(kind.passwordProperty());
        Optional<Path> path =
                properties.literal(kind.property(), "the path of a file", text -> Optional.of(Path.of(text)));
        boolean named =
                properties.text(kind.passwordProperty() + PropertyReader.FILE).isPresent();
        if (path.isPresent() && password.isEmpty() && !named) {
            properties.fault(kind.passwordProperty(), "is missing: what opens " + kind.property());
        }
        return path.flatMap(its -> password.map(text -> new VaultSettings(kind, its, text)));
    }

    private void noteFault(VaultSettings settings) {
        try {
            MasterKeyStore.check(settings);
        } catch (VaultFault fault) {
            properties.fault(fault.getMessage());
        }
    }
}
