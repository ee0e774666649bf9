package ee.cdoc2.css.metrics;

import java.security.cert.X509Certificate;

/**
 * A certificate whose end the metrics show.
 *
 * @param use         {@code anchor}, {@code ocsp-responder} or {@code tls}
 * @param certificate the certificate
 */
public record DatedCertificate(String use, X509Certificate certificate) {}
