package ee.cdoc2.css.trust;

import ee.cdoc2.css.protocol.SignatureHash;
import ee.cdoc2.css.protocol.SignatureVerifier;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The signature algorithms of certificates and OCSP answers that are accepted by their identifier alone, and how {@link SignatureVerifier}
 * verifies them. {@link SignatureStrength} accepts RSASSA-PSS besides, by the parameters that stand beside its identifier.
 */
public enum SignatureAlgorithmId {
    /** RFC 8017. */
    RSA_SHA_256(PKCSObjectIdentifiers.sha256WithRSAEncryption, SignatureHash.SHA_256),
    /** RFC 8017. */
    RSA_SHA_384(PKCSObjectIdentifiers.sha384WithRSAEncryption, SignatureHash.SHA_384),
    /** RFC 8017. */
    RSA_SHA_512(PKCSObjectIdentifiers.sha512WithRSAEncryption, SignatureHash.SHA_512),
    /** RFC 5758. */
    ECDSA_SHA_256(X9ObjectIdentifiers.ecdsa_with_SHA256, SignatureHash.SHA_256),
    /** RFC 5758. */
    ECDSA_SHA_384(X9ObjectIdentifiers.ecdsa_with_SHA384, SignatureHash.SHA_384),
    /** RFC 5758. */
    ECDSA_SHA_512(X9ObjectIdentifiers.ecdsa_with_SHA512, SignatureHash.SHA_512);

    private final String oid;
    private final boolean rsa;
    private final SignatureHash hash;

    SignatureAlgorithmId(ASN1ObjectIdentifier oid, SignatureHash hash) {
        this.oid = oid.getId();
        this.rsa = oid.on(PKCSObjectIdentifiers.pkcs_1);
        this.hash = hash;
    }

    /**
     * Looks up an algorithm.
     *
     * @param oid dotted decimal
     * @return the algorithm, or nothing for every other one
     */
    public static Optional<SignatureAlgorithmId> of(String oid) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.oid.equals(oid))
                .findFirst();
    }

    /**
     * Whether a signature verifies.
     *
     * @param verifier  whose arithmetic
     * @param key       of the issuer or responder
     * @param signed    the bytes that are signed
     * @param signature the content of the bit string
     * @return true when it does
     */
    public boolean verifies(SignatureVerifier verifier, PublicKey key, byte[] signed, byte[] signature) {
        return rsa
                ? verifier.verifiesPkcs1(hash, key, signed, signature)
                : verifier.verifiesEcdsa(hash, key, signed, signature);
    }
}
