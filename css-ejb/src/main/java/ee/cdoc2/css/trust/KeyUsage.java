package ee.cdoc2.css.trust;

/** What a key may be used for (RFC 5280 section 4.2.1.3), in the order of its bits. */
public enum KeyUsage {
    /** Authentication. */
    DIGITAL_SIGNATURE(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature),
    /** Signing documents; newer texts say contentCommitment. */
    NON_REPUDIATION(org.bouncycastle.asn1.x509.KeyUsage.nonRepudiation),
    /** Transporting keys. */
    KEY_ENCIPHERMENT(org.bouncycastle.asn1.x509.KeyUsage.keyEncipherment),
    /** Encrypting data directly. */
    DATA_ENCIPHERMENT(org.bouncycastle.asn1.x509.KeyUsage.dataEncipherment),
    /** Agreeing on keys. */
    KEY_AGREEMENT(org.bouncycastle.asn1.x509.KeyUsage.keyAgreement),
    /** Issuing certificates. */
    KEY_CERT_SIGN(org.bouncycastle.asn1.x509.KeyUsage.keyCertSign),
    /** Issuing revocation lists. */
    CRL_SIGN(org.bouncycastle.asn1.x509.KeyUsage.cRLSign);

    private final int bit;

    KeyUsage(int bit) {
        this.bit = bit;
    }

    boolean isIn(org.bouncycastle.asn1.x509.KeyUsage usages) {
        return usages.hasUsages(bit);
    }
}
