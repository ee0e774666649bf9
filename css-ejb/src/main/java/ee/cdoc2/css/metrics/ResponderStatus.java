package ee.cdoc2.css.metrics;

import java.time.Instant;

/**
 * How an OCSP responder answered last.
 *
 * @param answered whether there was an answer that holds, whatever it said of the certificate
 * @param outcome  {@code good}, or the reason for which the certificate was not accepted
 * @param at       when
 */
public record ResponderStatus(boolean answered, String outcome, Instant at) {}
