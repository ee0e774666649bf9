package ee.cdoc2.css.ocsp;

import java.security.SecureRandom;

/** The same nonce each time, so that one answer fits all requests. */
final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) at;
        }
    }
}
