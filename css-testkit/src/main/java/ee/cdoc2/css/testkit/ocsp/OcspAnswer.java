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

/** A successful answer before it is signed; a builder that starts out good. */
final class OcspAnswer {

    private final CertificateID certificate;
    private CertificateStatus status = CertificateStatus.GOOD;
    private int times = 1;
    private Instant producedAt;
    private Instant thisUpdate;
    private Instant nextUpdate;
    private Identity signer;
    private Identity named;
    private String hash = "SHA256";
    private final List<Extension> extensions = new ArrayList<>();

    /**
     * @param certificate whom it is about
     * @param signer who signs it
     * @param now time of production, and of thisUpdate; nextUpdate is half a day later
     */
    OcspAnswer(CertificateID certificate, Identity signer, Instant now) {
        this.certificate = certificate;
        this.signer = signer;
        this.producedAt = now;
        this.thisUpdate = now;
        this.nextUpdate = now.plus(Duration.ofHours(12));
    }

    OcspAnswer status(CertificateStatus newStatus) {
        status = newStatus;
        return this;
    }

    OcspAnswer repeated(int number) {
        times = number;
        return this;
    }

    OcspAnswer producedAt(Instant time) {
        producedAt = time;
        return this;
    }

    /** @param next null for none */
    OcspAnswer validity(Instant from, Instant next) {
        thisUpdate = from;
        nextUpdate = next;
        return this;
    }

    OcspAnswer signer(Identity newSigner) {
        signer = newSigner;
        return this;
    }

    /** Whom responderID names, if not the signer. */
    OcspAnswer named(Identity other) {
        named = other;
        return this;
    }

    /** @param name {@code SHA1} or {@code SHA256} */
    OcspAnswer hash(String name) {
        hash = name;
        return this;
    }

    OcspAnswer extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /** {@return the signed OCSPResponse, DER} */
    byte[] sign() {
        try {
            X509CertificateHolder holder = OcspSigners.holder(named != null ? named : signer);
            BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
            for (int i = 0; i < times; i++) {
                basic.addResponse(
                        certificate,
                        status,
                        Date.from(thisUpdate),
                        nextUpdate == null ? null : Date.from(nextUpdate),
                        null);
            }
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
        } catch (OCSPException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("can't sign an OCSP answer", e);
        }
    }
}
