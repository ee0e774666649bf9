package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.trust.AuthorityCertificate;
import ee.cdoc2.css.trust.SignatureAlgorithmId;
import ee.cdoc2.css.trust.SignatureStrength;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Provider;
import java.util.Arrays;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Whether an answer is signed, and by one who may sign it (RFC 6960 section 3.2, points 2 to 4). */
final class AnswerSignature {
    /** For RSASSA-PSS. Passed to each verification, never registered: other applications in this JVM are not affected. */
    private final Provider provider = new BouncyCastleProvider();

    private final ResponderAuthority authority;
    private final SignatureVerifier verifier;

    AnswerSignature(ResponderAuthority authority, SignatureVerifier verifier) {
        this.authority = authority;
        this.verifier = verifier;
    }

    /**
     * Accepts an answer that names one of those who may sign it, and is signed by that one.
     *
     * @param answer its parts
     * @param signed the bytes that are signed, as they were received
     * @param issuer of the certificate in question
     * @throws StatusUndetermined otherwise
     */
    void check(BasicOCSPResp answer, byte[] signed, AuthorityCertificate issuer) throws StatusUndetermined {
        if (!SignatureStrength.isAccepted(answer.getSignatureAlgorithmID())) {
            throw StatusUndetermined.refused("the answer's signature algorithm is not accepted");
        }
        boolean named = false;
        for (AuthorityCertificate signer : authority.signers(answer, issuer)) {
            if (isNamed(answer.getResponderId().toASN1Primitive(), signer)) {
                named = true;
                if (holds(answer, signed, signer)) {
                    return;
                }
            }
        }
        throw StatusUndetermined.refused(
                named
                        ? "the answer's signature does not hold"
                        : "the answer is not signed by the issuer, its delegate or a configured responder");
    }

    /** RFC 6960 section 4.2.1: by name, or by the SHA-1 hash of the key. */
    private static boolean isNamed(ResponderID responder, AuthorityCertificate certificate) {
        X509CertificateHolder structure = certificate.structure();
        if (responder.getName() != null) {
            return responder.getName().equals(structure.getSubject());
        }
        byte[] key = structure.getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
        return Arrays.equals(responder.getKeyHash(), CertIdHash.SHA1.digest(key));
    }

    private boolean holds(BasicOCSPResp answer, byte[] signed, AuthorityCertificate signer) {
        return SignatureAlgorithmId.of(
                        answer.getSignatureAlgorithmID().getAlgorithm().getId())
                .map(algorithm ->
                        algorithm.verifies(verifier, signer.x509().getPublicKey(), signed, answer.getSignature()))
                .orElseGet(() -> holdsByPss(answer, signed, signer));
    }

    private boolean holdsByPss(BasicOCSPResp answer, byte[] signed, AuthorityCertificate signer) {
        try {
            ContentVerifier content = new JcaContentVerifierProviderBuilder()
                    .setProvider(provider)
                    .build(signer.x509().getPublicKey())
                    .get(answer.getSignatureAlgorithmID());
            try (OutputStream bytes = content.getOutputStream()) {
                bytes.write(signed);
            }
            return content.verify(answer.getSignature());
        } catch (OperatorCreationException | IOException | RuntimeOperatorException doesNotFit) {
            return false;
        }
    }
}
