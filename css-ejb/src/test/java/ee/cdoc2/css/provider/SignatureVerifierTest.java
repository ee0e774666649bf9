package ee.cdoc2.css.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.SignatureHash;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same answers from the JDK's provider and from the native one, to everything that has been answered wrongly somewhere. */
class SignatureVerifierTest {
    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGEST_INFO = hex("3031300d060960864801650304020105000420");
    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger ZERO = BigInteger.ZERO;

    private static final KeyPair P256 = KeyPairs.of(KeyType.P256);
    private static final KeyPair RSA = KeyPairs.of(KeyType.rsa(2048));
    private static final KeyPair ODD_RSA = KeyPairs.of(KeyType.rsa(2049));

    /** Both must be there: a test that compares the JDK with itself proves nothing. */
    @Test
    void theNativeProviderIsChosen() {
        assertThat(SignatureProvider.choose(true).name()).isEqualTo(SignatureProvider.Name.CONSCRYPT);
    }

    private static final List<Named> VERIFIERS = List.of(
            new Named("jdk", SignatureVerifier.ofJdk()),
            new Named("conscrypt", SignatureProvider.choose(true).verifier()));

    private static Stream<Named> verifiers() {
        return VERIFIERS.stream();
    }

    private record Named(String name, SignatureVerifier verifier) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Arguments> withEach(Stream<Case> cases) {
        return cases.flatMap(one -> verifiers().map(named -> Arguments.of(one, named)));
    }

    private record Case(String name, PublicKey key, byte[] signature, boolean verifies) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("pkcs1Signatures")
    void pkcs1(Case one, Named by) {
        assertThat(by.verifier().verifiesPkcs1(SignatureHash.SHA_256, one.key(), INPUT, one.signature()))
                .isEqualTo(one.verifies());
    }

    static Stream<Arguments> pkcs1Signatures() {
        return withEach(Stream.concat(
                Stream.of(RSA, ODD_RSA).flatMap(SignatureVerifierTest::pkcs1SignaturesOf),
                Stream.of("65537", "4294967295", "4294967297", "8589934593", "36893488147419103233", POWER_OF_255)
                        .map(exponent -> bigExponent(new BigInteger(exponent), 0))));
    }

    private static final String POWER_OF_255 = ONE.shiftLeft(255).add(ONE).toString();

    private static Stream<Case> pkcs1SignaturesOf(KeyPair pair) {
        RSAPrivateKey key = (RSAPrivateKey) pair.getPrivate();
        PublicKey verifies = pair.getPublic();
        byte[] hash = sha256();
        byte[] good = raw(key, padded(key, DIGEST_INFO, hash));
        int length = good.length;
        byte[] shortPadding = new byte[length];
        System.arraycopy(hex("0001ffffffffffffffff00"), 0, shortPadding, 0, 11);
        System.arraycopy(concat(DIGEST_INFO, hash), 0, shortPadding, 11, DIGEST_INFO.length + hash.length);
        byte[] otherType = padded(key, DIGEST_INFO, hash);
        otherType[1] = 2;
        return Stream.of(
                new Case("good", verifies, good, true),
                new Case("of another key", KeyPairs.of(KeyType.P256).getPublic(), good, false),
                new Case(
                        "parameters left out",
                        verifies,
                        raw(key, padded(key, hex("302f300b06096086480165030402010420"), hash)),
                        false),
                new Case(
                        "long form",
                        verifies,
                        raw(key, padded(key, hex("308131300d060960864801650304020105000420"), hash)),
                        false),
                new Case(
                        "more behind the hash", verifies, raw(key, padded(key, DIGEST_INFO, hash, new byte[1])), false),
                new Case("hash not at the end (Bleichenbacher 2006)", verifies, raw(key, shortPadding), false),
                new Case("padding of type 2", verifies, raw(key, otherType), false),
                new Case(
                        "another hash",
                        verifies,
                        raw(key, padded(key, hex("3051300d060960864801650304020305000440"), hash, hash)),
                        false),
                new Case("zero in front", verifies, concat(new byte[1], good), false),
                new Case("zero behind", verifies, concat(good, new byte[1]), false),
                new Case("one byte short", verifies, Arrays.copyOf(good, length - 1), false),
                new Case("empty", verifies, new byte[0], false),
                new Case("zero", verifies, new byte[length], false),
                new Case("one", verifies, fixed(ONE, length), false),
                new Case("n - 1", verifies, fixed(key.getModulus().subtract(ONE), length), false),
                new Case("n", verifies, fixed(key.getModulus(), length), false),
                new Case("s + n", verifies, unsigned(new BigInteger(1, good).add(key.getModulus())), false),
                new Case("n - s", verifies, fixed(key.getModulus().subtract(new BigInteger(1, good)), length), false));
    }

    private static Case bigExponent(BigInteger exponent, int index) {
        KeyPair pair = KeyPairs.of(KeyType.rsa(1024).another(index));
        // the primes of a key of another exponent: d is made for this one
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
        BigInteger phi = key.getPrimeP().subtract(ONE).multiply(key.getPrimeQ().subtract(ONE));
        if (!phi.gcd(exponent).equals(ONE)) {
            return bigExponent(exponent, index + 1);
        }
        byte[] encoded = padded((RSAPrivateKey) pair.getPrivate(), DIGEST_INFO, sha256());
        byte[] signature =
                fixed(new BigInteger(1, encoded).modPow(exponent.modInverse(phi), key.getModulus()), encoded.length);
        return new Case("exponent " + exponent, rsaKey(key.getModulus(), exponent), signature, true);
    }

    @ParameterizedTest
    @MethodSource("pssSignatures")
    void pss(Case one, Named by) {
        assertThat(by.verifier().verifiesPss(pss(32), one.key(), INPUT, one.signature()))
                .isEqualTo(one.verifies());
    }

    static Stream<Arguments> pssSignatures() {
        return withEach(Stream.of(RSA, ODD_RSA, KeyPairs.of(KeyType.pss(2048))).flatMap(pair -> {
            byte[] good = signPss(pair, 32);
            return Stream.of(
                    new Case("good, key for " + pair.getPublic().getAlgorithm(), pair.getPublic(), good, true),
                    new Case("another salt", pair.getPublic(), signPss(pair, 20), false),
                    new Case("on an EC key", P256.getPublic(), good, false),
                    new Case("zero in front", pair.getPublic(), concat(new byte[1], good), false),
                    new Case("one byte short", pair.getPublic(), Arrays.copyOf(good, good.length - 1), false),
                    new Case("empty", pair.getPublic(), new byte[0], false),
                    new Case("zero", pair.getPublic(), new byte[good.length], false),
                    new Case(
                            "s + n",
                            pair.getPublic(),
                            unsigned(new BigInteger(1, good).add(((RSAPublicKey) pair.getPublic()).getModulus())),
                            false));
        }));
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void aKeyForPssAloneDoesNotVerifyPkcs1(Named by) {
        KeyPair pair = KeyPairs.of(KeyType.pss(2048));
        RSAPrivateKey key = (RSAPrivateKey) pair.getPrivate();
        byte[] signature = raw(key, padded(key, DIGEST_INFO, sha256()));

        assertThat(by.verifier().verifiesPkcs1(SignatureHash.SHA_256, pair.getPublic(), INPUT, signature))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("ecdsaSignatures")
    void ecdsa(Case one, Named by) {
        assertThat(by.verifier().verifiesEcdsa(SignatureHash.SHA_256, one.key(), INPUT, one.signature()))
                .isEqualTo(one.verifies());
    }

    static Stream<Arguments> ecdsaSignatures() {
        return withEach(Stream.of("secp256r1", "secp384r1", "secp521r1").flatMap(SignatureVerifierTest::ecdsaOn));
    }

    private static Stream<Case> ecdsaOn(String curve) {
        KeyPair pair = ec(curve);
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        BigInteger n = key.getParams().getOrder();
        byte[] good;
        BigInteger r;
        BigInteger s;
        do { // until r has to be written with a zero in front, and the other tests can leave that out
            good = sign("SHA256withECDSA", pair);
            int at = (good[1] & 0xff) == 0x81 ? 3 : 2;
            r = new BigInteger(Arrays.copyOfRange(good, at + 2, at + 2 + good[at + 1]));
            int second = at + 2 + good[at + 1];
            s = new BigInteger(Arrays.copyOfRange(good, second + 2, good.length));
        } while (r.toByteArray()[0] != 0 && !curve.equals("secp521r1"));
        byte[] body = concat(integer(r.toByteArray()), integer(s.toByteArray()));
        byte[] unsigned = unsigned(r);
        return Stream.of(
                ecdsa(curve, key, "good", good, true),
                ecdsa(curve, key, "n - s is as good as s", der(r, n.subtract(s)), true),
                ecdsa(curve, key, "s + n", der(r, s.add(n)), false),
                ecdsa(curve, key, "r + n", der(r.add(n), s), false),
                ecdsa(curve, key, "0, 0", der(ZERO, ZERO), false),
                ecdsa(curve, key, "0, 1", der(ZERO, ONE), false),
                ecdsa(curve, key, "1, 0", der(ONE, ZERO), false),
                ecdsa(curve, key, "1, 1", der(ONE, ONE), false),
                ecdsa(curve, key, "n, n", der(n, n), false),
                ecdsa(curve, key, "n - 1, n - 1", der(n.subtract(ONE), n.subtract(ONE)), false),
                ecdsa(curve, key, "r, 0", der(r, ZERO), false),
                ecdsa(curve, key, "r, n", der(r, n), false),
                ecdsa(curve, key, "n, s", der(n, s), false),
                ecdsa(curve, key, "-r", der(r.negate(), s), false),
                ecdsa(curve, key, "-s", der(r, s.negate()), false),
                ecdsa(
                        curve,
                        key,
                        "r without the zero that makes it positive",
                        sequence(concat(integer(unsigned), integer(s.toByteArray()))),
                        unsigned.length == r.toByteArray().length),
                ecdsa(
                        curve,
                        key,
                        "a zero too many",
                        sequence(concat(integer(concat(new byte[1], r.toByteArray())), integer(s.toByteArray()))),
                        false),
                ecdsa(curve, key, "more behind", concat(good, new byte[1]), false),
                ecdsa(curve, key, "more within", sequence(concat(body, hex("0500"))), false),
                ecdsa(curve, key, "one byte short", Arrays.copyOf(good, good.length - 1), false),
                ecdsa(curve, key, "indefinite length", concat(hex("3080"), body, new byte[2]), false),
                ecdsa(
                        curve,
                        key,
                        "length in two bytes",
                        concat(hex("308200"), new byte[] {(byte) body.length}, body),
                        false),
                ecdsa(curve, key, "empty", new byte[0], false),
                ecdsa(curve, key, "raw", new byte[64], false),
                ecdsa(curve, key, "an integer that ends outside", hex("30060201010280"), false),
                ecdsa(curve, point(key, ONE), "key not on its curve", good, false),
                ecdsa(curve, origin(key), "key (0, 0)", good, false));
    }

    private static Case ecdsa(String curve, PublicKey key, String name, byte[] signature, boolean verifies) {
        return new Case(curve + ": " + name, key, signature, verifies);
    }

    @ParameterizedTest
    @MethodSource("rawSignatures")
    void es256(Case one, Named by) {
        assertThat(Es256.verifies(by.verifier(), one.key(), INPUT, one.signature()))
                .isEqualTo(one.verifies());
    }

    static Stream<Arguments> rawSignatures() {
        byte[] good = sign("SHA256withECDSAinP1363Format", P256);
        BigInteger n = ((ECPublicKey) P256.getPublic()).getParams().getOrder();
        BigInteger r = new BigInteger(1, Arrays.copyOf(good, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));
        PublicKey key = P256.getPublic();
        return withEach(Stream.of(
                new Case("good", key, good, true),
                new Case("on another curve", ec("secp384r1").getPublic(), good, false),
                new Case("on an RSA key", RSA.getPublic(), good, false),
                new Case("zero (CVE-2022-21449)", key, new byte[64], false),
                new Case("r zero", key, raw(ZERO, s), false),
                new Case("s zero", key, raw(r, ZERO), false),
                new Case("n, n", key, raw(n, n), false),
                new Case("r, n", key, raw(r, n), false),
                new Case("n, s", key, raw(n, s), false),
                new Case(
                        "all ones",
                        key,
                        raw(ONE.shiftLeft(256).subtract(ONE), ONE.shiftLeft(256).subtract(ONE)),
                        false),
                new Case("swapped", key, raw(s, r), false),
                new Case("63 bytes", key, Arrays.copyOf(good, 63), false),
                new Case("65 bytes", key, Arrays.copyOf(good, 65), false),
                new Case(
                        "66 bytes, r and s longer",
                        key,
                        concat(new byte[1], Arrays.copyOf(good, 32), new byte[1], Arrays.copyOfRange(good, 32, 64)),
                        false),
                new Case("DER", key, sign("SHA256withECDSA", P256), false),
                new Case("empty", key, new byte[0], false)));
    }

    private static byte[] raw(BigInteger r, BigInteger s) {
        return concat(fixed(r, 32), fixed(s, 32));
    }

    private static byte[] sha256() {
        return Sha256.of(INPUT);
    }

    private static byte[] padded(RSAPrivateKey key, byte[]... parts) {
        byte[] content = concat(parts);
        byte[] encoded = new byte[(key.getModulus().bitLength() + 7) / 8];
        Arrays.fill(encoded, (byte) 0xff);
        encoded[0] = 0;
        encoded[1] = 1;
        encoded[encoded.length - content.length - 1] = 0;
        System.arraycopy(content, 0, encoded, encoded.length - content.length, content.length);
        return encoded;
    }

    private static byte[] raw(RSAPrivateKey key, byte[] encoded) {
        return fixed(new BigInteger(1, encoded).modPow(key.getPrivateExponent(), key.getModulus()), encoded.length);
    }

    private static byte[] fixed(BigInteger value, int length) {
        byte[] bytes = unsigned(value);
        byte[] filled = new byte[length];
        System.arraycopy(bytes, 0, filled, length - bytes.length, bytes.length);
        return filled;
    }

    private static byte[] unsigned(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        return sequence(concat(integer(r.toByteArray()), integer(s.toByteArray())));
    }

    private static byte[] integer(byte[] content) {
        return concat(new byte[] {2, (byte) content.length}, content);
    }

    private static byte[] sequence(byte[] content) {
        return content.length < 128
                ? concat(new byte[] {0x30, (byte) content.length}, content)
                : concat(new byte[] {0x30, (byte) 0x81, (byte) content.length}, content);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static PSSParameterSpec pss(int salt) {
        return new PSSParameterSpec(
                "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, PSSParameterSpec.TRAILER_FIELD_BC);
    }

    private static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PublicKey rsaKey(BigInteger modulus, BigInteger exponent) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PublicKey point(ECPublicKey key, BigInteger off) {
        return point(
                key,
                new ECPoint(key.getW().getAffineX(), key.getW().getAffineY().add(off)));
    }

    private static PublicKey origin(ECPublicKey key) {
        return point(key, new ECPoint(ZERO, ZERO));
    }

    private static PublicKey point(ECPublicKey key, ECPoint point) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] sign(String algorithm, KeyPair pair) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(pair.getPrivate());
            signer.update(INPUT);
            return signer.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] signPss(KeyPair pair, int salt) {
        try {
            Signature signer = Signature.getInstance("RSASSA-PSS");
            signer.setParameter(pss(salt));
            signer.initSign(pair.getPrivate());
            signer.update(INPUT);
            return signer.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
