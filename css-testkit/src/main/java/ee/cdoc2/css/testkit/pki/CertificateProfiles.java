package ee.cdoc2.css.testkit.pki;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Requests for certificates like the real ones (STANDARDS section 6). Each call makes a new request, which may be changed
 * before it is issued.
 *
 * <p>Real Smart-ID keys have 6144 bits. Here they have 2048 bits, for speed; for the real length call
 * {@code smartId(…).key(KeyType.rsa(6144))}.
 */
public final class CertificateProfiles {

    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    public static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    public static final String SMART_ID_AUTHENTICATION = "1.3.6.1.4.1.62306.5.7.0";

    private static final String NCP_PLUS = "0.4.0.2042.1.2";
    private static final String QCP_N_QSCD = "0.4.0.194112.1.2";

    private CertificateProfiles() {}

    /**
     * Smart-ID, authentication, as issued since April 2025: RSA, digitalSignature only, extended key usage of Smart-ID.
     *
     * @param semanticsId subject serialNumber, e.g. {@code PNOEE-48010010101}
     */
    public static CertificateRequest smartId(String semanticsId) {
        return person(semanticsId)
                .key(KeyType.rsa(2048))
                .keyUsage(KeyUsage.digitalSignature)
                .extendedKeyUsages(SMART_ID_AUTHENTICATION)
                .policies("1.3.6.1.4.1.10015.17.2", NCP_PLUS)
                .alternativeNames(new GeneralName(new X500Name("CN=" + semanticsId + "-DEM0-Q")));
    }

    /**
     * Smart-ID, authentication, as issued before April 2025: also encipherment, extended key usage clientAuth.
     */
    public static CertificateRequest smartIdBefore2025(String semanticsId) {
        return smartId(semanticsId)
                .extendedKeyUsages(CLIENT_AUTH)
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.dataEncipherment);
    }

    /** Mobile-ID, authentication: P-256, digitalSignature, no extended key usage. */
    public static CertificateRequest mobileId(String semanticsId) {
        return person(semanticsId)
                .key(KeyType.P256)
                .keyUsage(KeyUsage.digitalSignature)
                .policies("1.3.6.1.4.1.10015.18.1", NCP_PLUS);
    }

    /** A signing certificate (P-256, nonRepudiation): must be refused. */
    public static CertificateRequest signing(String semanticsId) {
        return person(semanticsId)
                .key(KeyType.P256)
                .keyUsage(KeyUsage.nonRepudiation)
                .policies(QCP_N_QSCD);
    }

    /** A server's TLS certificate: P-256, for {@code localhost} and {@code 127.0.0.1}. */
    public static CertificateRequest tlsServer() {
        return new CertificateRequest()
                .commonName("localhost")
                .name(null, null)
                .keyUsage(KeyUsage.digitalSignature)
                .basicConstraint(CertificateRequest.BasicConstraint.END_ENTITY)
                .extendedKeyUsages(SERVER_AUTH)
                .alternativeNames(
                        new GeneralName(GeneralName.dNSName, "localhost"),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    }

    /** A delegated OCSP responder (RFC 6960, 4.2.2.2): OCSPSigning and nocheck. */
    public static CertificateRequest ocspDelegate() {
        return new CertificateRequest()
                .commonName("OCSP RESPONDER")
                .name(null, null)
                .keyUsage(KeyUsage.digitalSignature)
                .extendedKeyUsages(OCSP_SIGNING)
                .ocspNoCheck(true);
    }

    /** An OCSP responder without OCSPSigning: its responses must be refused. */
    public static CertificateRequest unauthorisedOcspDelegate() {
        return ocspDelegate().extendedKeyUsages();
    }

    /** A person's certificate that is also an authority's: must be refused. */
    public static CertificateRequest personWithCaFlag(String semanticsId) {
        return mobileId(semanticsId)
                .basicConstraint(CertificateRequest.BasicConstraint.AUTHORITY)
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign);
    }

    private static CertificateRequest person(String semanticsId) {
        return new CertificateRequest()
                .serialNumbers(semanticsId)
                .basicConstraint(CertificateRequest.BasicConstraint.END_ENTITY);
    }
}
