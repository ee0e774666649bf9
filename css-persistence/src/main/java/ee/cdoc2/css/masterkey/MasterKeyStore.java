package ee.cdoc2.css.masterkey;

import java.util.Optional;

/** The master keys as they were read last; none where the vault is off. Thread-safe. */
public class MasterKeyStore {
    private final Optional<VaultSettings> settings;
    private volatile Optional<MasterKeys> keys = Optional.empty();

    /**
     * A store that has not been opened yet.
     *
     * @param settings where the keys are; nothing where the vault is off
     */
    public MasterKeyStore(Optional<VaultSettings> settings) {
        this.settings = settings;
    }

    /**
     * Finds out whether the master keys can be used.
     *
     * @param settings where they are
     * @throws VaultFault when they cannot
     */
    public static void check(VaultSettings settings) throws VaultFault {
        MasterKeys.load(settings);
    }

    /** {@return whether there is a store} */
    public boolean isOn() {
        return settings.isPresent();
    }

    /**
     * The keys, which are read once.
     *
     * @return the keys; nothing where the vault is off
     * @throws VaultFault when they cannot be used
     */
    public Optional<MasterKeys> keys() throws VaultFault {
        return keys.isPresent() ? keys : readAgain();
    }

    /**
     * Reads the keys again.
     *
     * @return the keys as they are in the store now; nothing where the vault is off
     * @throws VaultFault when they cannot be used; those that were read before stay
     */
    public Optional<MasterKeys> readAgain() throws VaultFault {
        if (settings.isPresent()) {
            keys = Optional.of(MasterKeys.load(settings.get()));
        }
        return keys;
    }
}
