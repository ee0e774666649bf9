package ee.cdoc2.css.ocsp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The hash in a CertID (RFC 6960 section 4.1.1). It identifies the issuer; no security depends on it. */
public enum CertIdHash {
    /** The only one that SK's responders understand. */
    SHA1("SHA-1", OIWObjectIdentifiers.idSHA1),
    /** For responders by RFC 9919. */
    SHA256("SHA-256", NISTObjectIdentifiers.id_sha256);

    private final String name;
    private final AlgorithmIdentifier algorithm;

    CertIdHash(String name, ASN1ObjectIdentifier oid) {
        this.name = name;
        this.algorithm = new AlgorithmIdentifier(oid, DERNull.INSTANCE);
    }

    AlgorithmIdentifier algorithm() {
        return algorithm;
    }

    byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
