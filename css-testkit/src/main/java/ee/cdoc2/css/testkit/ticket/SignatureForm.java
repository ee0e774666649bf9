package ee.cdoc2.css.testkit.ticket;

import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a ticket or token is signed: correctly, or with a fault. */
public enum SignatureForm {
    /** As the {@code alg} of the key says: the correct one. */
    NATURAL,
    /** Of the correct length, all zeros (CVE-2022-21449). */
    ZEROS,
    /** ECDSA: r is zero, s is correct. */
    ZERO_R,
    /** ECDSA: s is zero, r is correct. */
    ZERO_S,
    /** ECDSA: r and s are both the order of the group, which is zero modulo itself. */
    ORDER,
    /** ECDSA: ASN.1 instead of r‖s. */
    DER,
    /** The last byte is missing. */
    TRUNCATED,
    /** A zero byte is added at the end. */
    EXTENDED,
    /** A zero byte is added at the beginning. */
    SHIFTED,
    EMPTY,
    /** One bit is flipped. */
    FLIPPED,
    /** Made with another key of the same kind. */
    OTHER_KEY,
    /** HMAC-SHA-256 with the public key's encoding as the secret. */
    HMAC_OF_PUBLIC_KEY,
    /** HMAC-SHA-256 with the one-line PEM as the secret. */
    HMAC_OF_CERTIFICATE,
    /** RSA: PSS instead of PKCS #1 v1.5. */
    PSS,
    SHA1,
    SHA512;

    /** {@return the form with this name in lower case with hyphens, e.g. {@code other-key}} */
    public static SignatureForm named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** {@return the bytes of the signature over the signing input} */
    byte[] sign(Identity identity, String input) {
        return this == HMAC_OF_CERTIFICATE
                ? hmac(identity.x5c().getBytes(StandardCharsets.US_ASCII), input)
                : sign(new KeyPair(identity.certificate().getPublicKey(), identity.key()), input);
    }

    /**
     * {@return the bytes of the signature over the signing input}
     *
     * @throws IllegalArgumentException for {@link #HMAC_OF_CERTIFICATE}
     */
    public byte[] sign(KeyPair pair, String input) {
        JwsSigner signer = new JwsSigner(pair.getPrivate());
        byte[] natural = signer.sign(input);
        int half = natural.length / 2;
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        return switch (this) {
            case NATURAL -> natural;
            case ZEROS -> new byte[natural.length];
            case ZERO_R -> joined(new byte[half], Arrays.copyOfRange(natural, half, natural.length));
            case ZERO_S -> Arrays.copyOf(Arrays.copyOf(natural, half), natural.length);
            case ORDER -> joined(order(pair, half), order(pair, half));
            case DER -> signer.sign(input, "SHA256withECDSA");
            case TRUNCATED -> Arrays.copyOf(natural, natural.length - 1);
            case EXTENDED -> Arrays.copyOf(natural, natural.length + 1);
            case SHIFTED -> joined(new byte[1], natural);
            case EMPTY -> new byte[0];
            case FLIPPED -> flipped(natural);
            case OTHER_KEY -> new JwsSigner(otherKey(rsa, natural.length)).sign(input);
            case HMAC_OF_PUBLIC_KEY -> hmac(pair.getPublic().getEncoded(), input);
            case HMAC_OF_CERTIFICATE -> throw new IllegalArgumentException("a key pair has no certificate");
            case PSS -> signer.sign(input, "SHA256withRSAandMGF1");
            case SHA1 -> signer.sign(input, rsa ? "SHA1withRSA" : "SHA1withECDSAinP1363Format");
            case SHA512 -> signer.sign(input, rsa ? "SHA512withRSA" : "SHA512withECDSAinP1363Format");
        };
    }

    private static PrivateKey otherKey(boolean rsa, int signatureLength) {
        return KeyPairs.of(rsa ? KeyType.rsa(signatureLength * 8).another(Integer.MAX_VALUE) : KeyType.P256)
                .getPrivate();
    }

    private static byte[] order(KeyPair pair, int length) {
        byte[] order = ((ECKey) pair.getPrivate()).getParams().getOrder().toByteArray();
        return Arrays.copyOfRange(order, order.length - length, order.length);
    }

    private static byte[] flipped(byte[] natural) {
        return toLength(new BigInteger(1, natural).flipBit(natural.length * 4), natural.length);
    }

    private static byte[] toLength(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] padded = joined(new byte[length], bytes);
        return Arrays.copyOfRange(padded, padded.length - length, padded.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] hmac(byte[] secret, String input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException("no HMAC", everyJdkHasIt);
        }
    }
}
