package ee.cdoc2.css.testkit.pki;

/**
 * An extension of our own making.
 *
 * @param oid dotted
 * @param critical whether a verifier that doesn't know it must refuse (RFC 5280, 4.2)
 * @param value DER
 */
public record CertificateExtension(String oid, boolean critical, byte[] value) {

    private static final String NOBODY_KNOWS = "1.3.6.1.4.1.99999.1.1";

    /** A critical extension that no verifier knows. */
    public static CertificateExtension unknownCritical() {
        return new CertificateExtension(NOBODY_KNOWS, true, new byte[] {5, 0});
    }

    /**
     * A harmless one that makes the certificate long.
     *
     * @param bytes about as many are added; 4..60000
     */
    public static CertificateExtension ballast(int bytes) {
        byte[] value = new byte[bytes];
        value[0] = 4;
        value[1] = (byte) 0x82;
        value[2] = (byte) (bytes - 4 >> 8);
        value[3] = (byte) (bytes - 4);
        return new CertificateExtension(NOBODY_KNOWS + ".2", false, value);
    }
}
