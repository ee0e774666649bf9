package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is open to the network: docs/hardening.md. */
@Tag("h2")
class PortsIT extends BlackBox {

    @Test
    void theServerListensWhereTheDocumentSaysAndNowhereElse() {
        assertThat(environment.server().listeningSockets())
                .isEqualTo(environment.server().documentedSockets());
    }
}
