package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.protocol.Share;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * n-of-n secret sharing by XOR (scheme SC07): n − 1 shares are random, the last one is the key XOR all of them. Any n
 * − 1 of them are random bytes that say nothing about the key.
 */
public final class KeySplit {
    private final SecureRandom random;

    /**
     * A splitter.
     *
     * @param random a cryptographically secure source
     */
    public KeySplit(SecureRandom random) {
        this.random = random;
    }

    /**
     * Splits a key.
     *
     * @param key the key
     * @param n   how many shares, at least 1; with 1 the share is the key itself, which only a probe can want
     * @return n shares of 32 bytes; all of them are needed
     */
    public List<Share> split(KeyMaterial key, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a key has at least one share");
        }
        List<Share> shares = new ArrayList<>();
        byte[] last = key.bytes();
        for (int i = 1; i < n; i++) {
            byte[] share = new byte[KeyMaterial.BYTES];
            random.nextBytes(share);
            xor(last, share);
            shares.add(Share.of(share));
        }
        shares.add(Share.of(last));
        return List.copyOf(shares);
    }

    /**
     * Puts a key together. It cannot notice a missing or wrong share: whoever calls it makes sure that all are there.
     *
     * @param shares all shares of one key, in any order; each has 32 bytes
     * @return the key
     */
    public static KeyMaterial combine(List<Share> shares) {
        byte[] key = new byte[KeyMaterial.BYTES];
        for (Share share : shares) {
            xor(key, share.bytes());
        }
        return KeyMaterial.of(key);
    }

    private static void xor(byte[] into, byte[] with) {
        if (into.length != with.length) {
            throw new IllegalArgumentException("a share of a key has as many bytes as the key");
        }
        for (int i = 0; i < into.length; i++) {
            into[i] ^= with[i];
        }
    }
}
