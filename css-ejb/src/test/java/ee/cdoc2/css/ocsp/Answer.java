package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.testkit.BouncyCastle;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An answer to be bent and signed; starts out good. Finer than what the testkit's responder does over HTTP. */
final class Answer {
    static final ASN1ObjectIdentifier NOBODY_KNOWS = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7");

    CertID about;
    byte[] nonce;
    CertificateStatus status = CertificateStatus.GOOD;
    Instant producedAt;
    Instant thisUpdate;
    Instant nextUpdate;
    Identity signer;
    Identity named;
    boolean namedByKey;
    List<X509Certificate> attached;
    String algorithm;
    boolean bareNonce;
    int times = 1;
    /** Further answers that stand behind these, or before them. */
    final List<Single> others = new ArrayList<>();

    boolean othersFirst;
    final List<Extension> extensions = new ArrayList<>();
    final List<Extension> singleExtensions = new ArrayList<>();

    /** What is said of one certificate, as of a time. */
    record Single(CertID about, CertificateStatus status, Instant thisUpdate, Instant nextUpdate) {}

    /** A good answer of this moment, signed by somebody who attaches the own certificate. */
    Answer(OcspQuestions.Question question, Identity signer, Instant now) {
        this.about = question.certificate();
        this.nonce = question.nonce();
        this.signer = signer;
        this.named = signer;
        this.attached = List.of(signer.certificate());
        this.producedAt = now;
        this.thisUpdate = now;
        this.nextUpdate = now.plus(Duration.ofHours(1));
    }

    static Extension extension(ASN1ObjectIdentifier oid, boolean critical, byte[] octets) {
        try {
            return new Extension(oid, critical, new DEROctetString(octets).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] sign() {
        try {
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(responderId());
            List<Single> singles =
                    new ArrayList<>(Collections.nCopies(times, new Single(about, status, thisUpdate, nextUpdate)));
            singles.addAll(othersFirst ? 0 : singles.size(), others);
            for (Single single : singles) {
                builder.addResponse(
                        new CertificateID(single.about()),
                        single.status(),
                        Date.from(single.thisUpdate()),
                        single.nextUpdate() == null ? null : Date.from(single.nextUpdate()),
                        extensions(singleExtensions));
            }
            List<Extension> all = new ArrayList<>(extensions);
            if (nonce != null) {
                all.add(
                        bareNonce
                                ? new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)
                                : extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce));
            }
            builder.setResponseExtensions(extensions(all));
            String standard = signer.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm == null ? standard : algorithm)
                                            .setProvider(BouncyCastle.PROVIDER)
                                            .build(signer.key()),
                                    attached.stream().map(Answer::holder).toArray(X509CertificateHolder[]::new),
                                    Date.from(producedAt)))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private RespID responderId() {
        X509CertificateHolder holder = holder(named.certificate());
        if (!namedByKey) {
            return new RespID(holder.getSubject());
        }
        SubjectPublicKeyInfo key = holder.getSubjectPublicKeyInfo();
        return new RespID(new ResponderID(
                new DEROctetString(CertIdHash.SHA1.digest(key.getPublicKeyData().getOctets()))));
    }

    private static Extensions extensions(List<Extension> extensions) {
        return extensions.isEmpty() ? null : new Extensions(extensions.toArray(Extension[]::new));
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
