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
import org.bouncycastle.asn1.ASN1OctetString;
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
 * Makes the reply to a request, good or with a fault.
 *
 * @param signers one for each authority whose certificates the responder knows
 * @param clock for the times in responses
 */
record OcspBehaviour(List<OcspSigners> signers, Clock clock) {

    private static final ASN1ObjectIdentifier UNKNOWN_EXTENSION = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1.3");
    private static final int MEGABYTE = 1 << 20;
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * {@return the reply to a request}
     *
     * @param request OCSPRequest, DER
     * @param fault what is wrong with the reply; empty for a good one
     * @param good the kind of good reply
     */
    HttpReply reply(byte[] request, Optional<OcspFault> fault, GoodAnswer good) {
        Optional<OcspRequest> parsed = OcspRequest.parse(request);
        if (parsed.isEmpty()) {
            return failure(OCSPRespBuilder.MALFORMED_REQUEST);
        }
        return signers.stream()
                .filter(each -> each.answerFor(parsed.get().certificate()))
                .findFirst()
                .map(each -> reply(parsed.get(), each, fault, good))
                .orElseGet(() -> failure(OCSPRespBuilder.UNAUTHORIZED));
    }

    private HttpReply reply(OcspRequest request, OcspSigners signers, Optional<OcspFault> fault, GoodAnswer good) {
        OcspResponseBuilder response = new OcspResponseBuilder(
                request.certificate(), good == GoodAnswer.ISSUER ? signers.issuer() : signers.delegate(), now());
        if (fault.isPresent()) {
            return withFault(fault.get(), response, request, signers);
        }
        return switch (good) {
            case GOOD, DELEGATE, ISSUER -> signed(response, request);
            case NO_NEXT_UPDATE -> signed(response.validity(now(), null), request);
            case AMONG_OTHERS ->
                signed(
                        response.further(withNextSerialNumber(request.certificate()), revoked(CRLReason.keyCompromise)),
                        request);
            case BARE_NONCE -> {
                request.nonce().map(OcspBehaviour::bare).ifPresent(response::extension);
                yield HttpReply.of(response.sign());
            }
        };
    }

    private HttpReply withFault(
            OcspFault fault, OcspResponseBuilder response, OcspRequest request, OcspSigners signers) {
        Instant now = now();
        return switch (fault) {
            case REVOKED -> signed(response.status(revoked(CRLReason.keyCompromise)), request);
            case SUSPENDED -> signed(response.status(revoked(CRLReason.certificateHold)), request);
            case UNKNOWN -> signed(response.status(new UnknownStatus()), request);
            case STALE ->
                signed(
                        response.producedAt(now.minus(DAY)).validity(now.minus(DAY.multipliedBy(2)), now.minus(DAY)),
                        request);
            case OLD_WITHOUT_NEXT_UPDATE -> signed(response.validity(now.minus(Duration.ofHours(1)), null), request);
            case FUTURE -> signed(response.validity(now.plus(DAY), now.plus(DAY.multipliedBy(2))), request);
            case PRODUCED_IN_FUTURE -> signed(response.producedAt(now.plus(DAY)), request);
            case WRONG_NONCE ->
                HttpReply.of(response.extension(nonce(new byte[32])).sign());
            case NO_NONCE -> HttpReply.of(response.sign());
            case WRONG_CERT_ID ->
                signed(
                        new OcspResponseBuilder(withNextSerialNumber(request.certificate()), signers.delegate(), now),
                        request);
            case STRANGER -> signed(response.signer(signers.stranger()), request);
            case FOREIGN_DELEGATE -> signed(response.signer(signers.foreign()), request);
            case EXPIRED_DELEGATE -> signed(response.signer(signers.expired()), request);
            case UNAUTHORISED_DELEGATE -> signed(response.signer(signers.unauthorised()), request);
            case BAD_SIGNATURE -> signed(response.signer(signers.forger()), request);
            case WRONG_RESPONDER_ID -> signed(response.responderId(signers.stranger()), request);
            case SHA1_SIGNATURE -> signed(response.hash("SHA1"), request);
            case TRY_LATER -> failure(OCSPRespBuilder.TRY_LATER);
            case INTERNAL_ERROR -> failure(OCSPRespBuilder.INTERNAL_ERROR);
            case UNAUTHORIZED -> failure(OCSPRespBuilder.UNAUTHORIZED);
            case MALFORMED_REQUEST -> failure(OCSPRespBuilder.MALFORMED_REQUEST);
            case SIG_REQUIRED -> failure(OCSPRespBuilder.SIG_REQUIRED);
            case GARBAGE -> HttpReply.of("this is not what you asked for".getBytes(StandardCharsets.US_ASCII));
            case EMPTY -> HttpReply.of(new byte[0]);
            case MEGABYTE -> signed(response.extension(extension(false, new byte[MEGABYTE])), request);
            case SLOW -> signed(response, request).withPace(HttpReply.Pace.LATE);
            case DRIBBLE -> signed(response, request).withPace(HttpReply.Pace.BYTE_A_SECOND);
            case REDIRECT -> HttpReply.of(new byte[0]).withStatus(307);
            case CONTRADICTION -> signed(response.further(request.certificate(), new UnknownStatus()), request);
            case GOOD_AND_REVOKED ->
                signed(response.further(request.certificate(), revoked(CRLReason.keyCompromise)), request);
            case TRAILING_BYTES -> signed(response, request).withTrailingByte();
            case WRONG_CONTENT_TYPE -> signed(response, request).withContentType("text/html");
            case HTTP_500 -> signed(response, request).withStatus(500);
            case UNKNOWN_CRITICAL_EXTENSION -> signed(response.extension(extension(true, new byte[1])), request);
        };
    }

    private static HttpReply signed(OcspResponseBuilder response, OcspRequest request) {
        request.nonce().ifPresent(response::extension);
        return HttpReply.of(response.sign());
    }

    private static HttpReply failure(int status) {
        try {
            return HttpReply.of(new OCSPRespBuilder().build(status, null).getEncoded());
        } catch (OCSPException | IOException failure) {
            throw new IllegalStateException("cannot build an OCSP response", failure);
        }
    }

    private RevokedStatus revoked(int reason) {
        return new RevokedStatus(Date.from(now().minus(DAY)), reason);
    }

    private static CertificateID withNextSerialNumber(CertificateID of) {
        CertID id = of.toASN1Primitive();
        BigInteger next = id.getSerialNumber().getValue().add(BigInteger.ONE);
        return new CertificateID(new CertID(
                id.getHashAlgorithm(), id.getIssuerNameHash(), id.getIssuerKeyHash(), new ASN1Integer(next)));
    }

    private static Extension bare(Extension nonce) {
        byte[] value = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets();
        return new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value);
    }

    private static Extension nonce(byte[] value) {
        return wrapped(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value);
    }

    private static Extension extension(boolean critical, byte[] value) {
        return wrapped(UNKNOWN_EXTENSION, critical, value);
    }

    private static Extension wrapped(ASN1ObjectIdentifier oid, boolean critical, byte[] octets) {
        try {
            return new Extension(oid, critical, new DEROctetString(octets).getEncoded());
        } catch (IOException failure) {
            throw new IllegalStateException("cannot encode octets", failure);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
