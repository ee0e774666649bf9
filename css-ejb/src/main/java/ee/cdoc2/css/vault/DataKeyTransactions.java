package ee.cdoc2.css.vault;

import ee.cdoc2.css.masterkey.MasterKeyStore;
import ee.cdoc2.css.masterkey.MasterKeys;
import ee.cdoc2.css.masterkey.VaultFault;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.persistence.AuditKeyRepository;
import ee.cdoc2.css.persistence.DataKeyRepository;
import ee.cdoc2.css.persistence.DuplicateKeyException;
import ee.cdoc2.css.persistence.NonceKeyRepository;
import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The transactions on data keys. Any number of nodes may run them at the same time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DataKeyTransactions {
    /** From storing a key to its first use: every node reads the keys twice a minute. */
    static final Duration NOTICE = Duration.ofMinutes(2);
    /** For how long after its successor has begun a key is kept, though nothing is sealed with it any more. */
    static final Duration GRACE = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @Inject
    private MasterKeyStore store;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private Clock clock;

    @Inject
    private SecureRandom random;

    private DataKeyRepository keys;
    private NonceKeyRepository nonceKeys;
    private AuditKeyRepository auditKey;

    @PostConstruct
    void useEntities() {
        keys = new DataKeyRepository(entities);
        nonceKeys = new NonceKeyRepository(entities, dataKeys);
        auditKey = new AuditKeyRepository(entities, dataKeys);
    }

    /**
     * Makes the first key where there is none, and seals nonce keys and audit key with it, which may have been there before: this
     * transaction is the only one that believes them in clear. Where another node does so at the same time, that one's stays.
     * Nothing happens where the vault is off.
     *
     * @throws VaultFault when shares are sealed with a key that is missing here, or the master keys cannot be used
     */
    public void addKeyWhenMissing() throws VaultFault {
        Optional<MasterKeys> masters = store.keys();
        if (masters.isEmpty() || !keys.all().isEmpty()) {
            return;
        }
        requireKeysOfShares(List.of());
        add(1, masters.get(), clock.instant()).ifPresent(first -> {
            nonceKeys.sealFirst(first);
            auditKey.sealFirst(first);
        });
    }

    /**
     * Reads the keys that the server's nodes share. Known ones are not unwrapped again.
     *
     * @throws VaultFault when the vault is off and there are data keys, or a master key for one is missing
     */
    public void readKeys() throws VaultFault {
        List<WrappedDataKey> stored = keys.all();
        if (!store.isOn()) {
            requireNoKeys(stored);
            return;
        }
        requireKeysOfShares(stored);
        List<DataKey> unwrapped = new ArrayList<>();
        for (WrappedDataKey key : stored) {
            Optional<DataKey> known = dataKeys.find(key.version());
            unwrapped.add(known.isPresent() ? known.get() : masters(key).unwrap(key));
        }
        dataKeys.replace(unwrapped);
    }

    /**
     * Stores the next key. All nodes seal with it from the moment it states; what was sealed before is sealed anew by then.
     *
     * @return when it begins; nothing when another node has stored the next key at the same moment
     * @throws VaultFault when the vault is off, or the master keys cannot be used
     */
    public Optional<Instant> addKeyNow() throws VaultFault {
        MasterKeys masters = store.keys().orElseThrow(DataKeyTransactions::off);
        int next = newest(keys.all()) + 1;
        Instant from = clock.instant().plus(NOTICE);
        return add(next, masters, from).map(DataKey::validFrom);
    }

    /**
     * Reads the master keys again, and wraps every data key by the current one that is wrapped by another.
     *
     * @return how many were
     * @throws VaultFault when the vault is off, or the master keys cannot be used
     */
    public int wrapAnew() throws VaultFault {
        MasterKeys masters = store.readAgain().orElseThrow(DataKeyTransactions::off);
        List<WrappedDataKey> wrapped = new ArrayList<>();
        for (WrappedDataKey key : keys.all()) {
            if (!key.masterKey().equals(masters.current())) {
                wrapped.add(masters.wrapAnew(key, random));
            }
        }
        // after the last that can fail: all or nothing
        wrapped.forEach(keys::wrapAnew);
        return wrapped.size();
    }

    /** Deletes keys that nothing is sealed with any more, some time after the newest has begun. */
    public void deleteUnused() {
        Instant past = clock.instant().minus(GRACE);
        keys.all().stream()
                .filter(key -> key.validFrom().isBefore(past))
                .mapToInt(WrappedDataKey::version)
                .max()
                .ifPresent(keys::deleteUnusedBefore);
    }

    /** By its version; 0 where there is none. */
    private static int newest(List<WrappedDataKey> stored) {
        return stored.stream().mapToInt(WrappedDataKey::version).max().orElse(0);
    }

    /** A key of another node's may be wrapped by a master key that was put into the store since. */
    private MasterKeys masters(WrappedDataKey key) throws VaultFault {
        MasterKeys known = store.keys().orElseThrow(DataKeyTransactions::off);
        return known.has(key.masterKey()) ? known : store.readAgain().orElseThrow(DataKeyTransactions::off);
    }

    /** The key that has been stored; nothing where another node was quicker. */
    private Optional<DataKey> add(int version, MasterKeys masters, Instant validFrom) throws VaultFault {
        byte[] key = new byte[DataKey.BYTES];
        random.nextBytes(key);
        try {
            keys.add(masters.wrap(version, key, validFrom, random));
            return Optional.of(new DataKey(version, validFrom, key));
        } catch (DuplicateKeyException anotherNodeWasQuicker) {
            context.setRollbackOnly();
            return Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void requireNoKeys(List<WrappedDataKey> stored) throws VaultFault {
        if (!stored.isEmpty() || !keys.inUse().isEmpty()) {
            throw new VaultFault(VaultSettings.Kind.PKCS12.property()
                    + ": is not set, and shares of this database are encrypted: set it, or "
                    + VaultSettings.Kind.PKCS11.property() + ", to where their master key is");
        }
    }

    private void requireKeysOfShares(List<WrappedDataKey> stored) throws VaultFault {
        List<Integer> lost = new ArrayList<>(keys.inUse());
        lost.removeAll(stored.stream().map(WrappedDataKey::version).toList());
        if (!lost.isEmpty()) {
            throw new VaultFault("the table data_key does not have the key " + lost.get(0)
                    + ", which shares of this database are encrypted with: restore it from a backup");
        }
    }

    private static VaultFault off() {
        return new VaultFault(VaultSettings.Kind.PKCS12.property() + ": is not set, so nothing is encrypted here");
    }
}
