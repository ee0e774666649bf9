package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.ocsp.OcspAnswerVerifier.Verdict;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.remote.NotAsked;
import ee.cdoc2.css.remote.RemoteHosts;
import ee.cdoc2.css.remote.RemoteLimits;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.asn1.ocsp.CertID;

/**
 * Asks the certificate's OCSP responder, and fails closed. Blocks the calling thread, but only a limited number of
 * threads at a time for each responder. Who asks about a certificate of which another thread is asking already waits for
 * that one's answer, whatever it is: it was not there yet when the second came. Thread-safe.
 */
public final class OcspCertificateStatus implements CertificateStatus {
    private static final Logger LOGGER = Logger.getLogger(OcspCertificateStatus.class.getName());

    /** What came of a question: one of the two. */
    private record Outcome(Optional<Verdict> verdict, Optional<StatusUndetermined> undetermined) {
        boolean isSilence() {
            return undetermined.map(StatusUndetermined::isSilence).orElse(false);
        }
    }

    private record Subject(CertID certificate, URI responder) {
        /** {@return the responder's label of metrics and statuses, the same for every spelling of its URL} */
        String host() {
            return ResponderUrl.host(responder);
        }
    }

    private final ResponderLocator responders;
    private final OcspQuestions questions;
    private final OcspTransport transport;
    private final OcspAnswerVerifier verifier;
    private final GoodAnswers goodAnswers;
    private final ResponderStatuses statuses;
    private final OcspWatch watch;
    private final MonotonicClock time;
    private final RemoteLimits limits;
    private final RemoteHosts<Subject, Outcome> hosts;

    OcspCertificateStatus(
            OcspSettings settings,
            OcspTransport transport,
            GoodAnswers goodAnswers,
            ResponderStatuses statuses,
            Clock clock,
            MonotonicClock time,
            SecureRandom random,
            SignatureVerifier signatures,
            OcspWatch watch) {
        this.responders = new ResponderLocator(settings.mode());
        this.questions = new OcspQuestions(settings.certIdHash(), random);
        this.transport = transport;
        this.verifier = new OcspAnswerVerifier(settings.rules(), clock, signatures);
        this.goodAnswers = goodAnswers;
        this.statuses = statuses;
        this.watch = watch;
        this.time = time;
        this.limits = settings.remote();
        this.hosts = new RemoteHosts<>(limits, settings.http().timeout(), Outcome::isSilence, time, this::tellPause);
    }

    /**
     * What is configured: OCSP over HTTP, or no question at all in mode {@link OcspMode.Off}.
     *
     * @param settings    how to ask
     * @param goodAnswers remembers which certificates were good
     * @param statuses    is told how each responder answered
     * @param clock       the time of day
     * @param time        for pauses and durations
     * @param random      for nonces
     * @param signatures  verifies answers
     * @param watch       hears of every question
     * @return the status of certificates; holds an HTTP client, so one for the life of the server is enough
     */
    public static CertificateStatus of(
            OcspSettings settings,
            GoodAnswers goodAnswers,
            ResponderStatuses statuses,
            Clock clock,
            MonotonicClock time,
            SecureRandom random,
            SignatureVerifier signatures,
            OcspWatch watch) {
        if (settings.mode() instanceof OcspMode.Off) {
            return issued -> {};
        }
        return new OcspCertificateStatus(
                settings,
                new HttpOcspTransport(settings.http(), time),
                goodAnswers,
                statuses,
                clock,
                time,
                random,
                signatures,
                watch);
    }

    @Override
    public void requireGood(IssuedCertificate issued) {
        String responder = "of the certificate";
        try {
            URI url = responders.responderOf(issued.certificate());
            responder = ResponderUrl.authority(url);
            Subject subject = new Subject(questions.certId(issued), url);
            if (goodAnswers.remember(subject.certificate(), url)) {
                watch.remembered(subject.host());
            } else {
                require(outcome(responder, subject, issued));
            }
        } catch (StatusUndetermined undetermined) {
            LOGGER.log(
                    undetermined.level(), "OCSP responder {0}: {1}", new Object[] {responder, undetermined.getMessage()
                    });
            throw new Denied(undetermined.denial());
        }
    }

    private static void require(Outcome outcome) throws StatusUndetermined {
        if (outcome.undetermined().isPresent()) {
            throw outcome.undetermined().get();
        }
        outcome.verdict().flatMap(OcspCertificateStatus::objection).ifPresent(reason -> {
            throw new Denied(reason);
        });
    }

    private Outcome outcome(String responder, Subject subject, IssuedCertificate issued) throws StatusUndetermined {
        try {
            return hosts.ask(responder, subject, () -> ask(subject, issued));
        } catch (NotAsked why) {
            StatusUndetermined undetermined = StatusUndetermined.notAsked(why.reason());
            watch.notAsked(subject.host(), undetermined.denial());
            throw undetermined;
        }
    }

    private Outcome ask(Subject subject, IssuedCertificate issued) {
        long begun = time.nanos();
        // what is thrown below is no answer that can be believed
        Optional<Denial> objection = Optional.of(Denial.OCSP_ANSWER_REFUSED);
        try {
            Verdict verdict = verdict(subject.certificate(), issued, subject.responder());
            objection = objection(verdict);
            if (objection.isEmpty()) {
                goodAnswers.keep(subject.certificate(), subject.responder(), verdict.nextUpdate());
            }
            return new Outcome(Optional.of(verdict), Optional.empty());
        } catch (StatusUndetermined undetermined) {
            objection = Optional.of(undetermined.denial());
            return new Outcome(Optional.empty(), Optional.of(undetermined));
        } finally {
            statuses.note(subject.host(), objection);
            watch.asked(subject.host(), objection, time.since(begun));
        }
    }

    /** {@code responder} is host and port; the label of metrics is the host. */
    private void tellPause(String responder, boolean paused) {
        watch.paused(responder.substring(0, responder.lastIndexOf(':')), paused);
        if (paused) {
            LOGGER.log(
                    Level.WARNING,
                    "OCSP responder {0} has not answered {1} times in a row: it is asked once in {2} until it answers",
                    new Object[] {responder, limits.failures(), limits.pause()});
        } else {
            LOGGER.log(Level.INFO, "OCSP responder {0} answers again", responder);
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
