package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.trust.AuthorityCertificate;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

    OcspAnswerVerifier(AnswerRules rules, Clock clock, SignatureVerifier verifier) {
        this.signature = new AnswerSignature(new ResponderAuthority(clock, rules.responders(), verifier), verifier);
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
        OcspAnswer received = OcspAnswer.parse(der);
        try {
            BasicOCSPResp answer = new BasicOCSPResp(received.basic());
            signature.check(answer, received.signed(), issuer);
            if (answer.getVersion() != 1) {
                throw StatusUndetermined.refused("the answer is of an unknown version");
            }
            ResponseData data = received.basic().getTbsResponseData();
            requireKnown(data.getResponseExtensions(), OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            nonce.check(data.getResponseExtensions(), question, responder);
            return verdict(answer, data, question.certificate());
        } catch (RuntimeException malformed) {
            // BouncyCastle parses some parts when they are asked for, and throws several kinds for what makes no sense
            throw StatusUndetermined.refused("the answer is malformed");
        }
    }

    /**
     * Looks for ours among what the answer says of certificates (RFC 6960 section 3.2, 1): others may stand beside it.
     * If ours stands there more than once, revoked wins, and everything else has to agree.
     */
    private Verdict verdict(BasicOCSPResp answer, ResponseData data, CertID asked) throws StatusUndetermined {
        List<Verdict> verdicts = new ArrayList<>();
        StatusUndetermined fault = null;
        for (ASN1Encodable each : data.getResponses()) {
            SingleResponse single = SingleResponse.getInstance(each);
            if (isSame(single.getCertID(), asked)) {
                try {
                    verdicts.add(verdict(answer, single));
                } catch (StatusUndetermined refused) {
                    fault = refused;
                }
            }
        }
        Optional<Verdict> revoked = verdicts.stream()
                .filter(verdict -> verdict.status() == Status.REVOKED)
                .findFirst();
        if (revoked.isPresent()) {
            return revoked.get();
        }
        if (fault != null) {
            throw fault;
        }
        return agreed(verdicts);
    }

    private static Verdict agreed(List<Verdict> verdicts) throws StatusUndetermined {
        if (verdicts.isEmpty()) {
            throw StatusUndetermined.refused("the answer is not about our certificate");
        }
        if (verdicts.stream().map(Verdict::status).distinct().count() > 1) {
            throw StatusUndetermined.refused("the answer contradicts itself");
        }
        return new Verdict(
                verdicts.get(0).status(),
                verdicts.stream()
                        .map(Verdict::nextUpdate)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }

    private Verdict verdict(BasicOCSPResp answer, SingleResponse ours) throws StatusUndetermined {
        requireKnown(ours.getSingleExtensions());
        SingleResp single = new SingleResp(ours);
        window.check(answer, single);
        return new Verdict(
                status(ours), Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant));
    }

    /** RFC 6960 section 4.4: what is critical and unknown must not be ignored. */
    private static void requireKnown(Extensions extensions, ASN1ObjectIdentifier... known) throws StatusUndetermined {
        if (extensions != null
                && !Arrays.asList(known).containsAll(Arrays.asList(extensions.getCriticalExtensionOIDs()))) {
            throw StatusUndetermined.refused("the answer has a critical extension that is not known");
        }
    }

    /** All parts but the hash's parameters, which are NULL here and absent there. */
    private static boolean isSame(CertID answered, CertID asked) {
        return answered.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(asked.getHashAlgorithm().getAlgorithm())
                && answered.getIssuerNameHash().equals(asked.getIssuerNameHash())
                && answered.getIssuerKeyHash().equals(asked.getIssuerKeyHash())
                && answered.getSerialNumber().equals(asked.getSerialNumber());
    }

    private static Status status(SingleResponse single) throws StatusUndetermined {
        return switch (single.getCertStatus().getTagNo()) {
            case 0 -> Status.GOOD;
            case 1 -> Status.REVOKED;
            case 2 -> Status.UNKNOWN;
            default -> throw StatusUndetermined.refused("the answer has a status that is not known");
        };
    }
}
