package ee.cdoc2.css.demo;

import ee.cdoc2.css.testkit.ocsp.GoodAnswer;
import ee.cdoc2.css.testkit.ocsp.OcspResponder;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pem;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What a country and an organisation would have: an eID CA with its OCSP responder, two persons, a TLS certificate. */
final class ThrowAwayPki implements AutoCloseable {
    static final String MARI = "PNOEE-48010010101";
    static final String JAAN = "PNOEE-37101010021";

    private final CertificateAuthority eidCa = CertificateAuthority.named("Throw-away eID CA");
    private final OcspResponder responder = OcspResponder.start(eidCa);
    private final Identity mari = eidCa.issue(CertificateProfiles.mobileId(MARI).ocspUrl(goodOcsp()));
    private final Identity jaan = eidCa.issue(CertificateProfiles.smartId(JAAN).ocspUrl(goodOcsp()));
    private final Identity server =
            CertificateAuthority.named("Throw-away TLS CA").issue(CertificateProfiles.tlsServer());

    /** A person with a P-256 key, as Mobile-ID gives them: signs ES256. */
    Identity mari() {
        return mari;
    }

    /** A person with an RSA key, as Smart-ID gives them: signs RS256. */
    Identity jaan() {
        return jaan;
    }

    /** The server's TLS key (P-256) and certificate. */
    Identity server() {
        return server;
    }

    /** Host and port of the responder, for the list of responders that the server may ask. */
    String ocspHost() {
        return URI.create(goodOcsp()).getAuthority();
    }

    private String goodOcsp() {
        return responder.url(GoodAnswer.GOOD);
    }

    void writeAnchors(Path file) {
        Pem.write(file, List.of(eidCa.certificate()));
    }

    @Override
    public void close() {
        responder.close();
    }
}
