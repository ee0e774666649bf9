package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.ocsp.OcspAnswerVerifier.Verdict;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.bouncycastle.asn1.ocsp.CertID;

/** Asks the certificate's OCSP responder, and fails closed. Blocks the calling thread. Thread-safe. */
public final class OcspCertificateStatus implements CertificateStatus {
    private static final Logger LOGGER = Logger.getLogger(OcspCertificateStatus.class.getName());

    private final ResponderLocator responders;
    private final OcspQuestions questions;
    private final OcspTransport transport;
    private final OcspAnswerVerifier verifier;
    private final GoodAnswers goodAnswers;
    private final ResponderStatuses statuses;
    private final OcspWatch watch;

    OcspCertificateStatus(
            OcspSettings settings,
            OcspTransport transport,
            GoodAnswers goodAnswers,
            ResponderStatuses statuses,
            Clock clock,
            SecureRandom random,
            OcspWatch watch) {
        this.responders = new ResponderLocator(settings.mode());
        this.questions = new OcspQuestions(settings.certIdHash(), random);
        this.transport = transport;
        this.verifier = new OcspAnswerVerifier(settings.rules(), clock);
        this.goodAnswers = goodAnswers;
        this.statuses = statuses;
        this.watch = watch;
    }

    /**
     * What is configured: OCSP over HTTP, or no question at all in mode {@link OcspMode.Off}.
     *
     * @param settings    how to ask
     * @param goodAnswers remembers which certificates were good
     * @param statuses    is told how each responder answered
     * @param clock       the time
     * @param random      for nonces
     * @param watch       hears of every question
     * @return the status of certificates; holds an HTTP client, so one for the life of the server is enough
     */
    public static CertificateStatus of(
            OcspSettings settings,
            GoodAnswers goodAnswers,
            ResponderStatuses statuses,
            Clock clock,
            SecureRandom random,
            OcspWatch watch) {
        if (settings.mode() instanceof OcspMode.Off) {
            LOGGER.warning("OCSP is off: revoked certificates are accepted");
            return issued -> {};
        }
        return new OcspCertificateStatus(
                settings, new HttpOcspTransport(settings.http()), goodAnswers, statuses, clock, random, watch);
    }

    @Override
    public void requireGood(IssuedCertificate issued) {
        String host = "of the certificate";
        try {
            URI responder = responders.responderOf(issued.certificate());
            host = responder.getHost();
            CertID certificate = questions.certId(issued);
            if (goodAnswers.remember(certificate, responder)) {
                watch.remembered(host);
            } else {
                ask(certificate, issued, responder);
            }
        } catch (StatusUndetermined undetermined) {
            LOGGER.log(undetermined.level(), "OCSP responder {0}: {1}", new Object[] {host, undetermined.getMessage()});
            throw new Denied(undetermined.denial());
        }
    }

    private void ask(CertID certificate, IssuedCertificate issued, URI responder) throws StatusUndetermined {
        long begun = System.nanoTime();
        Optional<Denial> objection = Optional.empty();
        try {
            Verdict verdict = verdict(certificate, issued, responder);
            objection = objection(verdict);
            if (objection.isPresent()) {
                throw new Denied(objection.get());
            }
            goodAnswers.keep(certificate, responder, verdict.nextUpdate());
        } catch (StatusUndetermined undetermined) {
            objection = Optional.of(undetermined.denial());
            throw undetermined;
        } finally {
            statuses.note(responder.getHost(), objection);
            watch.asked(responder.getHost(), objection, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Verdict verdict(CertID certificate, IssuedCertificate issued, URI responder) throws StatusUndetermined {
        OcspQuestions.Question question = questions.about(certificate);
        byte[] answer = transport.ask(responder, question.der());
        return verifier.verify(answer, question, issued.issuer(), responder);
    }

    private static Optional<Denial> objection(Verdict verdict) {
        return switch (verdict.status()) {
            case GOOD -> Optional.empty();
            case REVOKED -> Optional.of(Denial.CERTIFICATE_REVOKED);
            case UNKNOWN -> Optional.of(Denial.CERTIFICATE_STATUS_UNKNOWN);
        };
    }
}
