package ee.cdoc2.css.application;

import ee.cdoc2.css.metrics.DatedCertificate;
import ee.cdoc2.css.metrics.TlsCertificateFile;
import ee.cdoc2.css.settings.CssSettings;
import java.util.ArrayList;
import java.util.List;

/** The certificates without which the server cannot do its work, as far as it knows them. */
final class ReliedOnCertificates {
    private final CssSettings configuration;

    ReliedOnCertificates(CssSettings configuration) {
        this.configuration = configuration;
    }

    /** {@return trust anchors, configured OCSP responders, and the server's own certificate} */
    List<DatedCertificate> all() {
        List<DatedCertificate> all = new ArrayList<>();
        configuration
                .anchors()
                .byPrefix()
                .values()
                .forEach(anchors -> anchors.forEach(anchor -> all.add(new DatedCertificate("anchor", anchor))));
        configuration
                .ocsp()
                .rules()
                .responders()
                .forEach(responder -> all.add(new DatedCertificate("ocsp-responder", responder)));
        configuration
                .operations()
                .tls()
                .map(TlsCertificateFile::certificates)
                .orElse(List.of())
                .forEach(own -> all.add(new DatedCertificate("tls", own)));
        return all;
    }
}
