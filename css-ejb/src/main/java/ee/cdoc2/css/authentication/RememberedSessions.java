package ee.cdoc2.css.authentication;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.common.RecentlyUsed;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.TrustDomain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a short while which sessions were verified: one serves many shares, and its signatures are the dear part of
 * each nonce. What was verified is kept under a hash of token and certificate, with the key that verified the token.
 * Whether that key is still the auth server's, the certificate's issuer still trusted, everything in time and the nonce
 * alive is asked each time, and so is whether the certificate is revoked.
 *
 * <p>Bounded: the one that was not used for the longest time goes first. Safe for use by many threads.
 */
final class RememberedSessions {
    /** For how long a session is remembered. */
    static final Duration LIFE = Duration.ofMinutes(5);
    /** How many are remembered; some 30 KB each, most of it the certificate. */
    static final int ENTRIES = 1_000;

    /**
     * A session. Its age goes by a clock that nobody sets.
     *
     * @param session what was verified
     * @param signer  whose key verified the token
     * @param keptAt  as {@link MonotonicClock#nanos()} has it
     */
    private record Held(VerifiedSession session, ECPublicKey signer, long keptAt) {}

    private final CertificatePath path;
    private final MonotonicClock time;
    /** Guarded by itself, and for a look-up alone: what is dear is done beside it. */
    private final Map<ByteBuffer, Held> held;

    /**
     * Nothing is remembered yet.
     *
     * @param path who is trusted now
     * @param time for ages
     */
    RememberedSessions(CertificatePath path, MonotonicClock time) {
        this.path = path;
        this.time = time;
        this.held = new RecentlyUsed<>(ENTRIES);
    }

    /**
     * Finds a session.
     *
     * @param presented from the wire
     * @param signer    the auth server's key of that name, as it is now
     * @return the session; nothing when it was not verified with this key lately
     */
    Optional<VerifiedSession> find(SessionCredentials presented, ECPublicKey signer) {
        ByteBuffer key = hash(presented);
        Held known;
        synchronized (held) {
            known = held.get(key);
        }
        if (known == null) {
            return Optional.empty();
        }
        if (holds(known, signer)) {
            return Optional.of(known.session());
        }
        synchronized (held) {
            held.remove(key, known);
        }
        return Optional.empty();
    }

    private boolean holds(Held known, ECPublicKey signer) {
        VerifiedSession session = known.session();
        return known.signer().equals(signer)
                && path.holds(session.certificate(), TrustDomain.of(session.person()))
                && time.since(known.keptAt()).compareTo(LIFE) < 0;
    }

    /** Remembers a session that was verified now. */
    void keep(SessionCredentials presented, ECPublicKey signer, VerifiedSession session) {
        ByteBuffer key = hash(presented);
        synchronized (held) {
            held.put(key, new Held(session, signer, time.nanos()));
        }
    }

    private static ByteBuffer hash(SessionCredentials presented) {
        // a blank is in neither of the two, once they were verified
        String both = presented.token() + ' ' + presented.certificate();
        return ByteBuffer.wrap(Sha256.of(both.getBytes(StandardCharsets.UTF_8)));
    }
}
