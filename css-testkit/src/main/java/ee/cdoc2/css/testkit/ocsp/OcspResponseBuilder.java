package ee.cdoc2.css.testkit.ocsp;

import ee.cdoc2.css.testkit.BouncyCastle;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds a response with status successful. Without further calls it says that the certificate is good. */
final class OcspResponseBuilder {

    private final CertificateID certificate;
    private CertificateStatus status = CertificateStatus.GOOD;
    private final List<Further> further = new ArrayList<>();
    private Instant producedAt;
    private Instant thisUpdate;
    private Instant nextUpdate;
    private Identity signer;
    private Identity responderId;
    private String hash = "SHA256";
    private final List<Extension> extensions = new ArrayList<>();

    /**
     * @param certificate the certificate in question
     * @param signer signs the response
     * @param now producedAt and thisUpdate; nextUpdate is 12 hours later
     */
    OcspResponseBuilder(CertificateID certificate, Identity signer, Instant now) {
        this.certificate = certificate;
        this.signer = signer;
        this.producedAt = now;
        this.thisUpdate = now;
        this.nextUpdate = now.plus(Duration.ofHours(12));
    }

    OcspResponseBuilder status(CertificateStatus newStatus) {
        status = newStatus;
        return this;
    }

    /** Adds a SingleResponse, with the same times; it stands before the one about the certificate in question. */
    OcspResponseBuilder further(CertificateID about, CertificateStatus itsStatus) {
        further.add(new Further(about, itsStatus));
        return this;
    }

    OcspResponseBuilder producedAt(Instant time) {
        producedAt = time;
        return this;
    }

    /** Sets thisUpdate and nextUpdate; null for no nextUpdate. */
    OcspResponseBuilder validity(Instant from, Instant until) {
        thisUpdate = from;
        nextUpdate = until;
        return this;
    }

    OcspResponseBuilder signer(Identity newSigner) {
        signer = newSigner;
        return this;
    }

    /** Sets the identity that responderID names; without this call the signer. */
    OcspResponseBuilder responderId(Identity other) {
        responderId = other;
        return this;
    }

    /** Sets the hash of the signature: {@code SHA1} or {@code SHA256}. */
    OcspResponseBuilder hash(String name) {
        hash = name;
        return this;
    }

    OcspResponseBuilder extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /** {@return the signed OCSPResponse (RFC 6960, 4.2.1), DER} */
    byte[] sign() {
        try {
            X509CertificateHolder holder = OcspSigners.holder(responderId != null ? responderId : signer);
            BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
            for (Further one : further) {
                basic.addResponse(one.about(), one.status(), Date.from(thisUpdate), until(), null);
            }
            basic.addResponse(certificate, status, Date.from(thisUpdate), until(), null);
            if (!extensions.isEmpty()) {
                basic.setResponseExtensions(new Extensions(extensions.toArray(Extension[]::new)));
            }
            String algorithm = hash + (signer.key().getAlgorithm().equals("RSA") ? "withRSA" : "withECDSA");
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            basic.build(
                                    new JcaContentSignerBuilder(algorithm)
                                            .setProvider(BouncyCastle.PROVIDER)
                                            .build(signer.key()),
                                    new X509CertificateHolder[] {OcspSigners.holder(signer)},
                                    Date.from(producedAt)))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException failure) {
            throw new IllegalStateException("cannot sign an OCSP response", failure);
        }
    }

    private Date until() {
        return nextUpdate == null ? null : Date.from(nextUpdate);
    }

    private record Further(CertificateID about, CertificateStatus status) {}
}
