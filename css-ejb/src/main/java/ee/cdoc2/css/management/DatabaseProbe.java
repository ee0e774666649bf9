package ee.cdoc2.css.management;

import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.persistence.NonceKeyRepository;
import ee.cdoc2.css.persistence.ShareRepository;
import ee.cdoc2.css.persistence.SpentNonceRepository;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Finds out whether the database answers, and whether a share can be stored in it and released. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DatabaseProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @PersistenceContext(unitName = "css")
    private EntityManager entities;

    @Inject
    private ClockAgreement clocks;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private SecureRandom random;

    @Inject
    private Clock clock;

    private NonceKeyRepository nonceKeys;
    private SpentNonceRepository spentNonces;
    private ShareRepository shares;

    @PostConstruct
    void useEntities() {
        nonceKeys = new NonceKeyRepository(entities, dataKeys);
        spentNonces = new SpentNonceRepository(entities);
        shares = new ShareRepository(entities, dataKeys);
    }

    /**
     * Reads, compares the clocks, and commits writes that change nothing: a database that only reads, or a full one,
     * is no database to store shares in, or to release any from. On a thread of its own: while a database hangs, a pool tries its connections in turn,
     * for longer than anybody who asks for readiness waits.
     *
     * @return done when that is committed; an {@link ExecutionException} when it failed
     */
    @Asynchronous
    public Future<Void> ask() {
        Instant begun = clock.instant();
        nonceKeys.count(TIMEOUT);
        clocks.compare(begun, spentNonces.horizon(), clock.instant());
        shares.tryOut(ShareId.random(random), clock.instant());
        spentNonces.tryOut(nobodys(), clock.instant());
        return new AsyncResult<>(null);
    }

    private Nonce nobodys() {
        byte[] bytes = new byte[Nonce.BYTES];
        random.nextBytes(bytes);
        return Nonce.of(bytes);
    }
}
