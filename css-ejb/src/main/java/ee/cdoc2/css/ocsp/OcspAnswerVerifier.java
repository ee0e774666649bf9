package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.trust.AuthorityCertificate;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;

/**
 * Decides whether an answer can be believed (RFC 6960 section 3.2), and what it says. Thread-safe.
 */
final class OcspAnswerVerifier {

    /** What an answer says of a certificate (RFC 6960 section 2.2). */
    enum Status {
        GOOD,
        /** For good, or suspended (reason certificateHold). */
        REVOKED,
        UNKNOWN
    }

    /**
     * What a verified answer says of a certificate.
     *
     * @param status     its status
     * @param nextUpdate until when the responder stands by it, if it says so
     */
    record Verdict(Status status, Optional<Instant> nextUpdate) {}

    private final AnswerSignature signature;
    private final AnswerNonce nonce;
    private final AnswerWindow window;

    OcspAnswerVerifier(AnswerRules rules, Clock clock) {
        this.signature = new AnswerSignature(new ResponderAuthority(clock, rules.responders()));
        this.nonce = new AnswerNonce(rules.nonceless());
        this.window = new AnswerWindow(rules, clock);
    }

    /**
     * {@return what the answer says of the certificate in question}
     *
     * @param der       what came back, whatever it is
     * @param question  what was asked
     * @param issuer    of the certificate in question
     * @param responder where it was asked
     * @throws StatusUndetermined when the answer fails any of the checks
     */
    Verdict verify(byte[] der, OcspQuestions.Question question, AuthorityCertificate issuer, URI responder)
            throws StatusUndetermined {
        BasicOCSPResponse basic = OcspAnswer.parse(der);
        try {
            BasicOCSPResp answer = new BasicOCSPResp(basic);
            signature.check(answer, issuer);
            ResponseData data = basic.getTbsResponseData();
            if (answer.getVersion() != 1) {
                throw StatusUndetermined.refused("the answer is of an unknown version");
            }
            requireKnown(data.getResponseExtensions(), OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            nonce.check(data.getResponseExtensions(), question, responder);
            SingleResponse single = single(data);
            requireKnown(single.getSingleExtensions());
            requireSame(single.getCertID(), question.certificate());
            window.check(answer, new SingleResp(single));
            return verdict(single);
        } catch (RuntimeException malformed) {
            // BouncyCastle parses some parts when they are asked for, and throws several kinds for what makes no sense
            throw StatusUndetermined.refused("the answer is malformed");
        }
    }

    /** The request was about one certificate, so the answer must be about exactly one. */
    private static SingleResponse single(ResponseData data) throws StatusUndetermined {
        if (data.getResponses().size() != 1) {
            throw StatusUndetermined.refused("the answer is not about exactly one certificate");
        }
        return SingleResponse.getInstance(data.getResponses().getObjectAt(0));
    }

    /** RFC 6960 section 4.4: what is critical and unknown must not be ignored. */
    private static void requireKnown(Extensions extensions, ASN1ObjectIdentifier... known) throws StatusUndetermined {
        if (extensions != null
                && !Arrays.asList(known).containsAll(Arrays.asList(extensions.getCriticalExtensionOIDs()))) {
            throw StatusUndetermined.refused("the answer has a critical extension that is not known");
        }
    }

    /** All parts but the hash's parameters, which are NULL here and absent there. */
    private static void requireSame(CertID answered, CertID asked) throws StatusUndetermined {
        if (!answered.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(asked.getHashAlgorithm().getAlgorithm())
                || !answered.getIssuerNameHash().equals(asked.getIssuerNameHash())
                || !answered.getIssuerKeyHash().equals(asked.getIssuerKeyHash())
                || !answered.getSerialNumber().equals(asked.getSerialNumber())) {
            throw StatusUndetermined.refused("the answer is about another certificate");
        }
    }

    private static Verdict verdict(SingleResponse single) throws StatusUndetermined {
        Date nextUpdate = new SingleResp(single).getNextUpdate();
        Status status = switch (single.getCertStatus().getTagNo()) {
            case 0 -> Status.GOOD;
            case 1 -> Status.REVOKED;
            case 2 -> Status.UNKNOWN;
            default -> throw StatusUndetermined.refused("the answer has a status that is not known");
        };
        return new Verdict(status, Optional.ofNullable(nextUpdate).map(Date::toInstant));
    }
}
