package ee.cdoc2.css.nonce;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Random numbers of 32 bits, none of them twice in one second. On one node that keeps nonces apart for certain; those of
 * two nodes are kept apart by chance, see docs/adr/0003. Thread-safe.
 */
final class NumbersOfASecond {
    private final SecureRandom random;
    private long second = Long.MIN_VALUE;
    private Set<Integer> used = Set.of();

    NumbersOfASecond(SecureRandom random) {
        this.random = random;
    }

    /** {@return a number that this second has not had} */
    synchronized int next(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            used = new HashSet<>();
        }
        int number = random.nextInt();
        while (!used.add(number)) {
            number = random.nextInt();
        }
        return number;
    }
}
