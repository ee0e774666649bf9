package ee.cdoc2.css.testkit.ocsp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/**
 * Turns a question into the reply that a path stands for.
 *
 * @param signers of each authority that is answered for
 * @param clock for the times in answers
 */
record OcspBehaviour(List<OcspSigners> signers, Clock clock) {

    private static final ASN1ObjectIdentifier NOBODY_KNOWS = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1.3");
    private static final int MEGABYTE = 1 << 20;
    private static final Duration DAY = Duration.ofDays(1);

    /** The reply to these bytes, with this fault if any, else of this goodness. */
    OcspReply reply(byte[] request, Optional<OcspFault> fault, GoodAnswer good) {
        Optional<OcspQuestion> question = OcspQuestion.parse(request);
        if (question.isEmpty()) {
            return failure(OCSPRespBuilder.MALFORMED_REQUEST);
        }
        return signers.stream()
                .filter(each -> each.answerFor(question.get().certificate()))
                .findFirst()
                .map(each -> reply(question.get(), each, fault, good))
                .orElseGet(() -> failure(OCSPRespBuilder.UNAUTHORIZED));
    }

    private OcspReply reply(OcspQuestion question, OcspSigners who, Optional<OcspFault> fault, GoodAnswer good) {
        OcspAnswer answer = new OcspAnswer(
                question.certificate(), good == GoodAnswer.ISSUER ? who.issuer() : who.delegate(), now());
        if (good == GoodAnswer.NO_NEXT_UPDATE) {
            answer.validity(now(), null);
        }
        if (fault.isEmpty()) {
            return signed(answer, question);
        }
        return bent(fault.get(), answer, question, who);
    }

    private OcspReply bent(OcspFault fault, OcspAnswer answer, OcspQuestion question, OcspSigners who) {
        Instant now = now();
        return switch (fault) {
            case REVOKED -> signed(answer.status(revoked(CRLReason.keyCompromise)), question);
            case SUSPENDED -> signed(answer.status(revoked(CRLReason.certificateHold)), question);
            case UNKNOWN -> signed(answer.status(new UnknownStatus()), question);
            case STALE ->
                signed(
                        answer.producedAt(now.minus(DAY)).validity(now.minus(DAY.multipliedBy(2)), now.minus(DAY)),
                        question);
            case OLD_WITHOUT_NEXT_UPDATE -> signed(answer.validity(now.minus(Duration.ofHours(1)), null), question);
            case FUTURE -> signed(answer.validity(now.plus(DAY), now.plus(DAY.multipliedBy(2))), question);
            case PRODUCED_IN_FUTURE -> signed(answer.producedAt(now.plus(DAY)), question);
            case WRONG_NONCE ->
                OcspReply.of(answer.extension(nonce(new byte[32])).sign());
            case NO_NONCE -> OcspReply.of(answer.sign());
            case WRONG_CERT_ID ->
                signed(new OcspAnswer(neighbour(question.certificate()), who.delegate(), now), question);
            case STRANGER -> signed(answer.signer(who.stranger()), question);
            case FOREIGN_DELEGATE -> signed(answer.signer(who.foreign()), question);
            case EXPIRED_DELEGATE -> signed(answer.signer(who.expired()), question);
            case UNAUTHORISED_DELEGATE -> signed(answer.signer(who.unauthorised()), question);
            case BAD_SIGNATURE -> signed(answer.signer(who.forger()), question);
            case WRONG_RESPONDER_ID -> signed(answer.named(who.stranger()), question);
            case SHA1_SIGNATURE -> signed(answer.hash("SHA1"), question);
            case TRY_LATER -> failure(OCSPRespBuilder.TRY_LATER);
            case INTERNAL_ERROR -> failure(OCSPRespBuilder.INTERNAL_ERROR);
            case UNAUTHORIZED -> failure(OCSPRespBuilder.UNAUTHORIZED);
            case MALFORMED_REQUEST -> failure(OCSPRespBuilder.MALFORMED_REQUEST);
            case SIG_REQUIRED -> failure(OCSPRespBuilder.SIG_REQUIRED);
            case GARBAGE -> OcspReply.of("this is not what you asked for".getBytes(StandardCharsets.US_ASCII));
            case EMPTY -> OcspReply.of(new byte[0]);
            case MEGABYTE -> signed(answer.extension(extension(false, new byte[MEGABYTE])), question);
            case SLOW -> signed(answer, question).withPace(OcspReply.Pace.LATE);
            case DRIBBLE -> signed(answer, question).withPace(OcspReply.Pace.DRIBBLED);
            case REDIRECT -> OcspReply.of(new byte[0]).withStatus(307);
            case TWO_ANSWERS -> signed(answer.repeated(2), question);
            case TRAILING_BYTES -> signed(answer, question).withTrailingByte();
            case WRONG_CONTENT_TYPE -> signed(answer, question).withContentType("text/html");
            case HTTP_500 -> signed(answer, question).withStatus(500);
            case UNKNOWN_CRITICAL_EXTENSION -> signed(answer.extension(extension(true, new byte[1])), question);
        };
    }

    private static OcspReply signed(OcspAnswer answer, OcspQuestion question) {
        question.nonce().ifPresent(answer::extension);
        return OcspReply.of(answer.sign());
    }

    private static OcspReply failure(int status) {
        try {
            return OcspReply.of(new OCSPRespBuilder().build(status, null).getEncoded());
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("can't build an OCSP failure", e);
        }
    }

    private RevokedStatus revoked(int reason) {
        return new RevokedStatus(Date.from(now().minus(DAY)), reason);
    }

    private static CertificateID neighbour(CertificateID of) {
        CertID id = of.toASN1Primitive();
        BigInteger next = id.getSerialNumber().getValue().add(BigInteger.ONE);
        return new CertificateID(new CertID(
                id.getHashAlgorithm(), id.getIssuerNameHash(), id.getIssuerKeyHash(), new ASN1Integer(next)));
    }

    private static Extension nonce(byte[] value) {
        return wrapped(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value);
    }

    private static Extension extension(boolean critical, byte[] value) {
        return wrapped(NOBODY_KNOWS, critical, value);
    }

    private static Extension wrapped(ASN1ObjectIdentifier oid, boolean critical, byte[] octets) {
        try {
            return new Extension(oid, critical, new DEROctetString(octets).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("can't encode octets", e);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
