package ee.cdoc2.css.bench.verification;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.provider.SignatureProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That everything which is measured works; nothing about time. */
class VerificationBenchmarkTest {

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void everyPartWorks(SignatureAlgorithm algorithm) {
        for (SignatureProvider.Name provider : SignatureProvider.Name.values()) {
            VerificationBenchmark benchmark = new VerificationBenchmark(algorithm, provider, 2);
            benchmark.sign();

            assertThat(benchmark.parseTicket().algorithm()).isEqualTo(algorithm);
            assertThat(benchmark.parseCertificate()).isNotNull();
            assertThat(benchmark.verifySignature()).isTrue();
            assertThat(benchmark.validatePath()).isNotNull();
            assertThat(benchmark.all()).isNotNull();
        }
    }
}
