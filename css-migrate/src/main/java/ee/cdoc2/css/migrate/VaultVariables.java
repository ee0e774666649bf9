package ee.cdoc2.css.migrate;

import ee.cdoc2.css.masterkey.MasterKeys;
import ee.cdoc2.css.masterkey.VaultFault;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.masterkey.VaultSettings.Kind;
import ee.cdoc2.css.persistence.DataKeyRows;
import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.secret.SecretFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The environment variables that say where the master keys are, as the server reads them: {@code CSS_VAULT_…}. */
final class VaultVariables {
    private final Map<String, String> environment;

    /**
     * Reads from an environment.
     *
     * @param environment names and values
     */
    VaultVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The data keys of a database, which open its shares.
     *
     * @param css the database of CSS
     * @return all keys; none where no master key is named
     * @throws MigrateFault when the variables contradict one another, or the master keys do not unwrap the database's keys
     */
    DataKeys of(DataSource css) {
        DataKeys keys = DataKeys.none();
        Optional<VaultSettings> settings = settings();
        if (settings.isPresent()) {
            keys.replace(unwrapped(settings.get(), DataKeyRows.all(css)));
        }
        return keys;
    }

    private static List<DataKey> unwrapped(VaultSettings settings, List<WrappedDataKey> wrapped) {
        try {
            MasterKeys masters = MasterKeys.load(settings);
            List<DataKey> keys = new ArrayList<>();
            for (WrappedDataKey key : wrapped) {
                keys.add(masters.unwrap(key));
            }
            return keys;
        } catch (VaultFault fault) {
            throw new MigrateFault(ExitStatus.WRONG_USE, fault.getMessage());
        }
    }

    private Optional<VaultSettings> settings() {
        List<VaultSettings> stores = Arrays.stream(Kind.values())
                .flatMap(kind -> settings(kind).stream())
                .toList();
        if (stores.size() > 1) {
            throw wrong(variable(Kind.PKCS11.property()) + ": is set, and so is " + variable(Kind.PKCS12.property())
                    + ": one of the two");
        }
        return stores.stream().findFirst();
    }

    private Optional<VaultSettings> settings(Kind kind) {
        return Optional.ofNullable(environment.get(variable(kind.property())))
                .filter(path -> !path.isEmpty())
                .map(path -> new VaultSettings(kind, file(kind, path), password(kind)));
    }

    private static Path file(Kind kind, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException notAPath) {
            throw wrong(variable(kind.property()) + ": not the path of a file");
        }
    }

    private String password(Kind kind) {
        String variable = variable(kind.passwordProperty());
        try {
            return SecretFile.secret(environment, variable)
                    .orElseThrow(() -> wrong(variable + ": is missing: what opens " + variable(kind.property())));
        } catch (IllegalArgumentException fault) {
            throw wrong(fault.getMessage());
        }
    }

    /** The name that MicroProfile Config gives a property in the environment. */
    private static String variable(String property) {
        return property.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static MigrateFault wrong(String what) {
        return new MigrateFault(ExitStatus.WRONG_USE, what);
    }
}
