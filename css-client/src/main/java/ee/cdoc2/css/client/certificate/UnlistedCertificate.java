package ee.cdoc2.css.client.certificate;

import java.security.cert.CertificateException;

/** A server showed a certificate that is not accepted. The TLS library carries it, as a cause, to the code that reports the failure. */
public final class UnlistedCertificate extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String fingerprint;

    UnlistedCertificate(String why, Fingerprint shown) {
        super(why);
        this.fingerprint = shown.hex();
    }

    /** {@return SHA-256 of what it showed} */
    public String fingerprint() {
        return fingerprint;
    }
}
