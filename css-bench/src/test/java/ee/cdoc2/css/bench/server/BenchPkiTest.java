package ee.cdoc2.css.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchPkiTest {
    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasMade() {
        BenchPki made = BenchPki.create(folder.resolve("pki"));
        BenchPki read = BenchPki.read(folder.resolve("pki"));

        assertThat(read.tlsAuthority()).isEqualTo(made.tlsAuthority());
        assertThat(read.eid().certificate()).isEqualTo(made.eid().certificate());
        assertThat(read.settings()).isEqualTo(made.settings());
        assertThat(read.secondProtocolSettings()).isEqualTo(made.secondProtocolSettings());
        assertThat(read.sessions().key().keyId())
                .isEqualTo(made.sessions().key().keyId());
    }

    @Test
    void filesThatTheSettingsNameAreThere() {
        BenchPki pki = BenchPki.create(folder);

        assertThat(Path.of(pki.settings().get("CSS_TLS_KEYSTORE"))).matches(Files::exists);
        assertThat(Path.of(pki.settings().get("CSS_TRUST_ANCHORS"))).matches(Files::exists);
        assertThat(Path.of(pki.secondProtocolSettings().get("CSS_SESSION_KEYS")))
                .content()
                .contains("\"keys\"");
    }
}
