package ee.cdoc2.css.client.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A recipient for probes, and a CA that has certified this recipient and nobody else: its key is forgotten as soon as it has
 * signed, so there is none that could be stolen.
 *
 * @param authority   the CA's certificate: P-256, self-signed
 * @param certificate the recipient's: P-256, for authentication, no responder in it
 * @param key         the recipient's
 */
public record ProbeIdentity(X509Certificate authority, X509Certificate certificate, PrivateKey key) {
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final int SERIAL_NUMBER_BITS = 127;
    private static final int NAME_BYTES = 4;
    /** Clocks of servers may be behind. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    /** A key with its name. */
    private record Party(X500Name name, KeyPair keys) {}

    /**
     * Makes one.
     *
     * @param serialNumber the recipient's in its subject: what stands behind the vendor in the recipient id
     * @param from         from when on it is valid; some minutes are taken off
     * @param until        until when
     * @param random       a cryptographically secure source
     * @return both certificates, and the recipient's key
     */
    public static ProbeIdentity make(String serialNumber, Instant from, Instant until, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            byte[] distinct = new byte[NAME_BYTES];
            random.nextBytes(distinct);
            Party authority = new Party(
                    new X500NameBuilder()
                            .addRDN(BCStyle.CN, "CSS probe CA " + HexFormat.of().formatHex(distinct))
                            .build(),
                    generator.generateKeyPair());
            Party recipient = new Party(
                    new X500NameBuilder()
                            .addRDN(BCStyle.CN, "CSS probe")
                            .addRDN(BCStyle.SERIALNUMBER, serialNumber)
                            .build(),
                    generator.generateKeyPair());
            Validity validity = new Validity(from.minus(BEFORE), until);
            return new ProbeIdentity(
                    issue(authority, authority, validity, ofAuthority(), random),
                    issue(authority, recipient, validity, ofRecipient(), random),
                    recipient.keys().getPrivate());
        } catch (GeneralSecurityException | IOException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    /**
     * {@return key and certificate as PKCS #12}
     *
     * @param password of printable ASCII
     */
    public byte[] pkcs12(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("probe", key, password, new X509Certificate[] {certificate, authority});
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            store.store(file, password);
            return file.toByteArray();
        } catch (GeneralSecurityException | IOException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    /** From when to when a certificate is valid. */
    private record Validity(Instant from, Instant until) {}

    private static Extensions ofAuthority() throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        return extensions.generate();
    }

    private static Extensions ofRecipient() throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        return extensions.generate();
    }

    /** RFC 5280 section 4.1. */
    private static X509Certificate issue(
            Party issuer, Party subject, Validity validity, Extensions extensions, SecureRandom random)
            throws GeneralSecurityException, IOException {
        V3TBSCertificateGenerator signed = new V3TBSCertificateGenerator();
        signed.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_NUMBER_BITS, random).setBit(1)));
        signed.setSignature(ECDSA);
        signed.setIssuer(issuer.name());
        signed.setSubject(subject.name());
        signed.setStartDate(new Time(Date.from(validity.from())));
        signed.setEndDate(new Time(Date.from(validity.until())));
        signed.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(subject.keys().getPublic().getEncoded()));
        signed.setExtensions(extensions);
        byte[] content = signed.generateTBSCertificate().getEncoded();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer.keys().getPrivate(), random);
        signature.update(content);
        byte[] der = new DERSequence(new ASN1Encodable[] {
                    ASN1Sequence.getInstance(content), ECDSA, new DERBitString(signature.sign())
                })
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /** {@return a text without the key} */
    @Override
    public String toString() {
        return "ProbeIdentity[" + certificate.getSubjectX500Principal() + "]";
    }
}
