package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** Which signature algorithms are accepted on certificates and OCSP answers: RSA or ECDSA, with SHA-256 or better. */
public final class SignatureStrength {
    private static final Set<ASN1ObjectIdentifier> PSS_HASHES =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private SignatureStrength() {}

    /**
     * Checks the algorithm that the issuer has signed a recipient's certificate with.
     *
     * @param certificate what a recipient presents
     * @throws Denied {@link Denial#CERTIFICATE_SIGNATURE_WEAK} when it is not accepted
     */
    public static void check(RecipientCertificate certificate) {
        if (!isAccepted(certificate.structure())) {
            throw new Denied(Denial.CERTIFICATE_SIGNATURE_WEAK);
        }
    }

    /**
     * Whether a certificate is signed with an algorithm of the list. The two places that name it must agree (RFC 5280
     * section 4.1.1.2).
     *
     * @param certificate any certificate
     * @return true when it is
     */
    public static boolean isAccepted(X509CertificateHolder certificate) {
        AlgorithmIdentifier signed =
                certificate.toASN1Structure().getTBSCertificate().getSignature();
        return isAccepted(certificate.getSignatureAlgorithm())
                && certificate.getSignatureAlgorithm().equals(signed);
    }

    /**
     * Whether a signature algorithm is on the list: RSA PKCS #1 or ECDSA with SHA-256, SHA-384 or SHA-512, or RSA-PSS
     * with one of them, MGF1 with the same hash, and a salt of 32 bytes or more (RFC 4055).
     *
     * @param algorithm any algorithm
     * @return true when it is accepted
     */
    public static boolean isAccepted(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return isAcceptedPss(algorithm);
        }
        return SignatureAlgorithmId.of(algorithm.getAlgorithm().getId()).isPresent();
    }

    private static boolean isAcceptedPss(AlgorithmIdentifier algorithm) {
        try {
            RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
            return hasAcceptedHashes(parameters) && parameters.getSaltLength().intValueExact() >= 32;
        } catch (RuntimeException notParameters) {
            // missing parameters would mean SHA-1; BouncyCastle throws several kinds for malformed ones
            return false;
        }
    }

    /** {@return whether both hashes of RSA-PSS are one, and on the list; throws a RuntimeException for malformed ones} */
    static boolean hasAcceptedHashes(RSASSAPSSparams parameters) {
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        ASN1ObjectIdentifier hash = parameters.getHashAlgorithm().getAlgorithm();
        return PSS_HASHES.contains(hash)
                && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && AlgorithmIdentifier.getInstance(mask.getParameters())
                        .getAlgorithm()
                        .equals(hash);
    }
}
