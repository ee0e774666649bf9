package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.operator.Management;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is open to the network: docs/hardening.md. */
@Tag("h2")
class PortsIT extends BlackBox {

    @Test
    void theServerListensWhereTheDocumentSaysAndNowhereElse() {
        assertThat(environment.socketsAtStart()).isEqualTo(environment.server().documentedSockets());
    }

    /** Java's own, for processes of the same machine; other tests may have asked before. */
    @Test
    void whoAsksTheMBeanOpensOnePortMoreAndNoOther() {
        try (Management asked = environment.server().management()) {
            assertThat(asked.get("State")).isEqualTo("SERVING");
        }

        Set<String> more = new TreeSet<>(environment.server().listeningSockets());
        assertThat(more.removeAll(environment.server().documentedSockets())).isTrue();
        assertThat(more).hasSize(1);
    }
}
