package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** How the JDK signs and verifies a hash that was made before. */
final class HashSignature {
    /** DigestInfo of SHA-256 before the hash itself (RFC 8017 section 9.2, note 1). */
    private static final byte[] SHA256_DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private HashSignature() {}

    static String jcaName(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> "NONEwithRSA";
            case ES256 -> "NONEwithECDSAinP1363Format";
        };
    }

    static byte[] input(SignatureAlgorithm algorithm, HashToSign hash) {
        if (algorithm == SignatureAlgorithm.ES256) {
            return hash.bytes();
        }
        ByteArrayOutputStream digestInfo = new ByteArrayOutputStream();
        digestInfo.writeBytes(SHA256_DIGEST_INFO);
        digestInfo.writeBytes(hash.bytes());
        return digestInfo.toByteArray();
    }
}
