package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.management.CssMXBean;
import ee.cdoc2.css.settings.NodeSettings;
import org.junit.jupiter.api.Test;

/** What the launcher repeats of the application, because it cannot see the application's classes when it runs. */
class SameAsTheApplicationTest {

    @Test
    void theNameOfTheMBean() {
        assertThat(DrainingStop.APPLICATION).isEqualTo(CssMXBean.NAME);
    }

    @Test
    void theSizesOfThePool() {
        assertThat(Environment.LARGEST_POOL_SIZE).isEqualTo(NodeSettings.POOL_SIZE.most());
        assertThat(NodeSettings.POOL_SIZE.contains(Environment.LEAST_POOL_SIZE)).isTrue();
    }
}
