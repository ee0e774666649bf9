package ee.cdoc2.css.trust;

import java.util.Arrays;
import java.util.Random;

/** Bends bytes at random, the same way for the same seed. */
public final class Mutations {
    private final Random random;

    /** Mutations of this seed. */
    public Mutations(long seed) {
        random = new Random(seed);
    }

    /** {@return a bent copy: bits flipped, bytes replaced, cut out, put in, cut off, or another length} */
    public byte[] of(byte[] good) {
        byte[] bent = good.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && bent.length > 1; changes--) {
            bent = change(bent);
        }
        return bent;
    }

    /** {@return up to this many bytes of noise} */
    public byte[] noise(int most) {
        byte[] noise = new byte[random.nextInt(most + 1)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0x80 : 0xff); // lengths of the other forms
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                return shorter;
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                longer[at] = (byte) random.nextInt(256);
                return longer;
            }
        }
        return bytes;
    }
}
