package ee.cdoc2.css.client.ticket;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Gives the bytes that it was given, in order. */
final class PresetRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Deque<byte[]> preset;

    PresetRandom(List<byte[]> preset) {
        this.preset = new ArrayDeque<>(preset);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        System.arraycopy(preset.remove(), 0, bytes, 0, bytes.length);
    }
}
