package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By the JDK's arithmetic; that a native provider has the same answers, css-ejb's tests show. */
class SignatureVerifierTest {
    private static final byte[] INPUT = {1, 2, 3};
    private static final byte[] OTHER_INPUT = {1, 2, 4};
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private static KeyPair rsa;
    private static KeyPair otherRsa;
    private static KeyPair ec;

    private final SignatureVerifier verifier = SignatureVerifier.ofJdk();

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa = generator.generateKeyPair();
        otherRsa = generator.generateKeyPair();
        KeyPairGenerator ofCurves = KeyPairGenerator.getInstance("EC");
        ofCurves.initialize(new ECGenParameterSpec("secp384r1"));
        ec = ofCurves.generateKeyPair();
    }

    @ParameterizedTest
    @EnumSource
    void pkcs1(SignatureHash hash) throws GeneralSecurityException {
        byte[] signature = signed(hash.with("RSA"), rsa.getPrivate());

        assertThat(verifier.verifiesPkcs1(hash, rsa.getPublic(), INPUT, signature))
                .isTrue();
        assertThat(verifier.verifiesPkcs1(hash, rsa.getPublic(), OTHER_INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesPkcs1(hash, otherRsa.getPublic(), INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesPkcs1(hash, ec.getPublic(), INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesPkcs1(hash, rsa.getPublic(), INPUT, Arrays.copyOf(signature, 255)))
                .isFalse();
        assertThat(verifier.verifiesPkcs1(hash, rsa.getPublic(), INPUT, Arrays.copyOf(signature, 257)))
                .isFalse();
        for (SignatureHash other : SignatureHash.values()) {
            assertThat(verifier.verifiesPkcs1(other, rsa.getPublic(), INPUT, signature))
                    .isEqualTo(other == hash);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ecdsa(SignatureHash hash) throws GeneralSecurityException {
        byte[] signature = signed(hash.with("ECDSA"), ec.getPrivate());

        assertThat(verifier.verifiesEcdsa(hash, ec.getPublic(), INPUT, signature))
                .isTrue();
        assertThat(verifier.verifiesEcdsa(hash, ec.getPublic(), OTHER_INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesEcdsa(hash, rsa.getPublic(), INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesEcdsa(hash, ec.getPublic(), INPUT, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
    }

    @Test
    void pss() throws GeneralSecurityException {
        Signature signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(PSS);
        signer.initSign(rsa.getPrivate());
        signer.update(INPUT);
        byte[] signature = signer.sign();

        assertThat(verifier.verifiesPss(PSS, rsa.getPublic(), INPUT, signature)).isTrue();
        assertThat(verifier.verifiesPss(PSS, rsa.getPublic(), OTHER_INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesPss(PSS, otherRsa.getPublic(), INPUT, signature))
                .isFalse();
        assertThat(verifier.verifiesPss(PSS, ec.getPublic(), INPUT, signature)).isFalse();
        assertThat(verifier.verifiesPss(PSS, rsa.getPublic(), INPUT, Arrays.copyOf(signature, 255)))
                .isFalse();
        assertThat(verifier.verifiesPkcs1(SignatureHash.SHA_256, rsa.getPublic(), INPUT, signature))
                .isFalse();
    }

    /** Whose certificate says so (RFC 4055 section 1.2). */
    @Test
    void aKeyForPssAloneVerifiesNothingElse() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
        generator.initialize(2048);
        KeyPair pssAlone = generator.generateKeyPair();
        Signature signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(PSS);
        signer.initSign(pssAlone.getPrivate());
        signer.update(INPUT);
        byte[] signature = signer.sign();

        assertThat(verifier.verifiesPss(PSS, pssAlone.getPublic(), INPUT, signature))
                .isTrue();
        assertThat(verifier.verifiesPkcs1(SignatureHash.SHA_256, pssAlone.getPublic(), INPUT, signature))
                .isFalse();
    }

    private static byte[] signed(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(INPUT);
        return signer.sign();
    }
}
