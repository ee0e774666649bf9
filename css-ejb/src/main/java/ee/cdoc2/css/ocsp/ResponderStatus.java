package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How an OCSP responder answered last.
 *
 * @param answered whether there was an answer that could be believed, whatever it said of the certificate
 * @param outcome  {@code good}, or the reason for which the certificate was not accepted, in lower case
 * @param at       when
 */
public record ResponderStatus(boolean answered, String outcome, Instant at) {
    private static final Set<Denial> NO_ANSWER = EnumSet.of(Denial.OCSP_UNREACHABLE, Denial.OCSP_ANSWER_REFUSED);

    static ResponderStatus of(Optional<Denial> objection, Instant at) {
        return new ResponderStatus(
                objection.filter(NO_ANSWER::contains).isEmpty(),
                objection.map(reason -> reason.name().toLowerCase(Locale.ROOT)).orElse("good"),
                at);
    }
}
