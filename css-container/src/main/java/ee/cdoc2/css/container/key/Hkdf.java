package ee.cdoc2.css.container.key;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The two halves of HKDF (RFC 5869 sections 2.2 and 2.3) with SHA-256, for outputs of 32 bytes. */
final class Hkdf {
    static final int BYTES = 32;

    private Hkdf() {}

    static byte[] extract(byte[] salt, byte[] keyMaterial) {
        return new HKDFBytesGenerator(new SHA256Digest()).extractPRK(salt, keyMaterial);
    }

    static byte[] expand(byte[] pseudoRandomKey, String info) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(HKDFParameters.skipExtractParameters(pseudoRandomKey, info.getBytes(StandardCharsets.UTF_8)));
        byte[] key = new byte[BYTES];
        generator.generateBytes(key, 0, BYTES);
        return key;
    }
}
