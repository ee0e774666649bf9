package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.ocsp.OcspFault;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe as docs/operations has it: css-client.jar with an identity of a vendor that has nobody else. */
@Tag("h2")
class ProbeIT extends BlackBox {
    @TempDir
    private Path folder;

    @Test
    void theProbeStoresAndFetchesAndNobodyIsAskedForItsCertificate() throws IOException {
        run(
                0,
                "servers",
                "entry",
                "--id=css-1",
                "--organisation=One",
                "--add-to=servers.json",
                "--recipient-url=" + environment.server().baseUrl());

        String line = run(
                0,
                "probe",
                "--servers=servers.json",
                "--recipient=private/PROBE/monitoring",
                "--pkcs12=" + environment.pki().probeFile("probe.p12"),
                "--pkcs12-password-file=" + environment.pki().probeFile("probe.password"),
                "--metrics=css.prom");

        assertThat(line).startsWith("{\"ok\":true");
        assertThat(Files.readString(folder.resolve("css.prom"))).contains("css_probe_success 1\n");
        assertThat(environment.server().log())
                .contains("Certificates of private/PROBE/ are not asked about at an OCSP responder");
    }

    /** The setting is of one vendor: a revoked certificate of another one stays refused. */
    @Test
    void otherVendorsAreAskedAbout() {
        CssClient client = environment.client();
        Recipient revoked = new Recipient(
                "private/JIO/70000349",
                environment
                        .pki()
                        .vendor()
                        .issue(CertificateProfiles.mobileId("70000349")
                                .ocspUrl(environment.responder().url(OcspFault.REVOKED.path()))));
        StoredShare share = client.store(revoked);

        Outcome.refused(client.fetch(share), 401, "not-authenticated");
    }

    private String run(int exit, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-jar",
                RepositoryFiles.find("css-client/target/css-client.jar").toString()));
        command.addAll(List.of(arguments));
        ChildProcess process = ChildProcess.start(command, Map.of(), folder.resolve(arguments[0] + ".out"));
        assertThat(process.end()).as(process.output()).isEqualTo(exit);
        return process.output();
    }
}
