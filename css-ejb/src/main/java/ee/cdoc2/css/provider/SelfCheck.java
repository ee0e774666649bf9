package ee.cdoc2.css.provider;

import ee.cdoc2.css.protocol.SignatureHash;
import ee.cdoc2.css.protocol.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Whether a verifier takes known good signatures and refuses the same ones over something else, by each algorithm in use. */
final class SelfCheck {
    private static final byte[] SIGNED = "CSS verifies signatures".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOT_SIGNED = "CSS verifies signatures?".getBytes(StandardCharsets.US_ASCII);
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    // made once by the JDK; the private keys were thrown away
    private static final PublicKey RSA = key(
            "RSA",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA8PIyWCwk7PwnHibilUDw8cgNBymim/k4rfTK+W2C"
                    + "yPwpf8JO1leROD8rj1MNyh5013yIohhBQ7pUylDkPa+8Yd0Y6nEofa5fAQldUqKQBQfrkBPi7Yze6lsn35Xg"
                    + "0gBcF6I9HFlQToP5RRTTgbgyXgrxXB1mFCv+UMRgtq849DfHDNnGZYBZa0HJOBvJwwIiFNvWW2qx5wSkFA7L"
                    + "c6ghs4sUazfKR6g8kK4A6FpAk6U0aujYsKImIUX2OHZQPYVseJnbiDK+KgOw8QGKRKg4+RvRPtA7RjaSVAqc"
                    + "S5tJY3iTIPUxaJ8kgYX2cMIfvHAC0hjD5QaJcAhynpjwO+imJwIDAQAB");
    private static final byte[] PKCS1 =
            bytes("cRDItEgIHtZgIv4Qz7brH6l2ec3iXannvYuyOt0a3x/Qk1TlkEoKA0PJpvD6RjipibBa5T+9cv18ghsseq7y"
                    + "CHI7CD66wKlxVozrU4wpmxpg/7EBWZoVfc3Ugj+kuniVGUOYLWmtv/e5rJ/468hKq7fZ6KvDTZQLPFwUdkep"
                    + "MYEbQf4MQpc0Tinx8DsRHMdqniN42tXFIcTnsspBOPkSOAqNz+QgX6XkfkutUPK2fWZfWmZLGlWxbeIfNI6O"
                    + "TYEnsQ/OK57bqqUS9Hq0UKQVcVJy3jpPEjuMnItHFI1ItMsp9jqTjFMSDQKYYVQU5zxckb4F/pYakXWxZRAf"
                    + "xvV86w==");
    private static final byte[] RSASSA_PSS =
            bytes("vpUeb0dINPf+xCVS0fjk6W8j9SsAa3CBseNXR0/eEEJEbMT8gQwkqyEVH5faBcprxb75bIIZ0oBTR91NQPI4"
                    + "bLAECf20GQH7oKC+//ZSeGruXwIt9gov1StPqTCaix7lnqOgeRSEAt15lDdZRsgVQoU96LI+HWLiZ4NfCI3b"
                    + "S3Dn68biRWJdZODxj2eVvApIbBsYExASPifnYNjZXquQA7ZyuJyYxUmYCG31eeuDpznqmntM8jeBenEWIONw"
                    + "ATN8yfrBzclkwvaJnnvYrxQeNayD8r58pRx3HWsQnrZ9DtuvrVCkDp57pogqomFaEuIzGwufeWWZhFK5xyIT"
                    + "kKmoxg==");
    private static final PublicKey P256 = key(
            "EC",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElxBe3+IiVHmvJvfN1WP8zVmnjVc0s9ufKopurgCtXqi4Ohkc"
                    + "MpAzkkJyJvDKxnFQ8QV912Pk7YFAGdkFQvZpSg==");
    private static final byte[] ECDSA_P256 = bytes(
            "MEUCIF4T3mRA3AHg3LW5Oyk9H1I+kCfluRAOMlXzpwoHLLzYAiEAsisSVv4NkfgaOF8rDcM/mfaGzoJ/Eh+V" + "FqwYT1EsBSw=");
    private static final PublicKey P384 = key(
            "EC",
            "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAET2OYmUFdFS3RiohtyEGOTt5ZJuOPCDyVoJNTiGi/hV8c+DgFy2Dk"
                    + "JvugTnX1nEGwVh24GyDV1sU3bqSNtbk1jXoUNebpcOCS34aYfBVoCs9RhVr1fmgTtmAMKAYMSULj");
    private static final byte[] ECDSA_P384 =
            bytes("MGQCMFJt/tmCEE1LO83KzqZR2KP9iaVVFv45oQnt2O3Cpmf+M6c+WKdzmompIST37uLU8gIwT5ef8RwGClEY"
                    + "MHBmmSj+xWlCwnA/PYNM4QKIypGfwbnwUoDMFjxjYfqFQNxFsmRf");

    private SelfCheck() {}

    static boolean passes(SignatureVerifier verifier) {
        return passes(input -> verifier.verifiesPkcs1(SignatureHash.SHA_256, RSA, input, PKCS1))
                && passes(input -> verifier.verifiesPss(PSS, RSA, input, RSASSA_PSS))
                && passes(input -> verifier.verifiesEcdsa(SignatureHash.SHA_256, P256, input, ECDSA_P256))
                && passes(input -> verifier.verifiesEcdsa(SignatureHash.SHA_384, P384, input, ECDSA_P384));
    }

    private static boolean passes(Check check) {
        return check.verifies(SIGNED) && !check.verifies(NOT_SIGNED);
    }

    private interface Check {
        boolean verifies(byte[] input);
    }

    private static PublicKey key(String algorithm, String base64) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes(base64)));
        } catch (GeneralSecurityException everyJdkReadsIt) {
            throw new IllegalStateException(everyJdkReadsIt);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
