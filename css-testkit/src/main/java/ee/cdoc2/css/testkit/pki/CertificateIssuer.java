package ee.cdoc2.css.testkit.pki;

import ee.cdoc2.css.testkit.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates in the name of one authority.
 *
 * @param name the issuer's subject
 * @param publicKey the issuer's public key, for authorityKeyIdentifier
 * @param key the issuer's private key
 */
record CertificateIssuer(X500Name name, PublicKey publicKey, PrivateKey key) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** {@return the requested certificate; the validity is given here, the rest by the request} */
    X509Certificate sign(CertificateRequest request, PublicKey subjectKey, Instant notBefore, Instant notAfter) {
        try {
            BigInteger serial = new BigInteger(120, RANDOM).setBit(119);
            X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    name, serial, Date.from(notBefore), Date.from(notAfter), request.requestedSubject(), subjectKey);
            addExtensions(certificate, request, subjectKey);
            byte[] der = certificate
                    .build(new JcaContentSignerBuilder(algorithm(request))
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(key))
                    .getEncoded();
            return (X509Certificate) factory(subjectKey).generateCertificate(new ByteArrayInputStream(der));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new PkiFault("cannot issue a certificate", failure);
        }
    }

    private void addExtensions(X509v3CertificateBuilder to, CertificateRequest request, PublicKey subjectKey)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        to.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subjectKey));
        to.addExtension(Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(publicKey));
        switch (request.basicConstraint) {
            case AUTHORITY ->
                to.addExtension(
                        Extension.basicConstraints,
                        true,
                        request.pathLength == null
                                ? new BasicConstraints(true)
                                : new BasicConstraints(request.pathLength));
            case END_ENTITY -> to.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
            case ABSENT -> {}
        }
        if (request.keyUsage != null) {
            to.addExtension(Extension.keyUsage, true, new KeyUsage(request.keyUsage));
        }
        if (!request.extendedKeyUsages.isEmpty()) {
            to.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(request.extendedKeyUsages.stream()
                            .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                            .toArray(KeyPurposeId[]::new)));
        }
        if (!request.policies.isEmpty()) {
            to.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(request.policies.stream()
                            .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                            .toArray(PolicyInformation[]::new)));
        }
        if (!request.alternativeNames.isEmpty()) {
            to.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(request.alternativeNames.toArray(GeneralName[]::new)));
        }
        if (request.ocspUrl != null) {
            to.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, request.ocspUrl)));
        }
        if (request.ocspNoCheck) {
            to.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, (ASN1Encodable) DERNull.INSTANCE);
        }
        for (CertificateExtension extension : request.extensions) {
            to.addExtension(new ASN1ObjectIdentifier(extension.oid()), extension.critical(), extension.value());
        }
    }

    private String algorithm(CertificateRequest request) {
        if (request.signatureAlgorithm != null) {
            return request.signatureAlgorithm;
        }
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "RSASSA-PSS" -> "SHA256withRSAandMGF1";
            default -> "SHA256withECDSA";
        };
    }

    /** The JDK's factory, or BouncyCastle's for a curve that the JDK cannot read (secp256k1). */
    private static CertificateFactory factory(PublicKey subjectKey) throws GeneralSecurityException {
        boolean fromJdk = !subjectKey.getClass().getName().startsWith("org.bouncycastle");
        return fromJdk
                ? CertificateFactory.getInstance("X.509")
                : CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
    }
}
