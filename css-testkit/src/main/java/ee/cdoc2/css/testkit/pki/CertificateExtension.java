package ee.cdoc2.css.testkit.pki;

/**
 * An extension with any content.
 *
 * @param oid dotted
 * @param critical whether a verifier that does not know it must refuse (RFC 5280, 4.2)
 * @param value DER
 */
public record CertificateExtension(String oid, boolean critical, byte[] value) {

    private static final String UNKNOWN = "1.3.6.1.4.1.99999.1.1";

    /** {@return a critical extension that no verifier knows} */
    public static CertificateExtension unknownCritical() {
        return new CertificateExtension(UNKNOWN, true, new byte[] {5, 0});
    }

    /**
     * {@return an extension that is not critical, and makes the certificate longer}
     *
     * @param bytes approximate length of the extension; 4..60000
     */
    public static CertificateExtension padding(int bytes) {
        byte[] value = new byte[bytes];
        value[0] = 4;
        value[1] = (byte) 0x82;
        value[2] = (byte) (bytes - 4 >> 8);
        value[3] = (byte) (bytes - 4);
        return new CertificateExtension(UNKNOWN + ".2", false, value);
    }
}
