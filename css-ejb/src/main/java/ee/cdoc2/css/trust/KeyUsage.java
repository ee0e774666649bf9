package ee.cdoc2.css.trust;

/** The uses of a key (RFC 5280 section 4.2.1.3) that decide whether its certificate is one for authentication. */
public enum KeyUsage {
    /** Authentication. */
    DIGITAL_SIGNATURE(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature),
    /** Signing documents; newer texts say contentCommitment. */
    NON_REPUDIATION(org.bouncycastle.asn1.x509.KeyUsage.nonRepudiation),
    /** Issuing certificates. */
    KEY_CERT_SIGN(org.bouncycastle.asn1.x509.KeyUsage.keyCertSign),
    /** Issuing revocation lists. */
    CRL_SIGN(org.bouncycastle.asn1.x509.KeyUsage.cRLSign);

    private final int bit;

    KeyUsage(int bit) {
        this.bit = bit;
    }

    /** {@return whether the extension names this use} */
    boolean isIn(org.bouncycastle.asn1.x509.KeyUsage usages) {
        return usages.hasUsages(bit);
    }
}
