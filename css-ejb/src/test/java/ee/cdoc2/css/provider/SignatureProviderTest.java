package ee.cdoc2.css.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignatureProviderTest {

    @Test
    void nativeCodeIsChosenWhereItWorks() {
        assertThat(SignatureProvider.choose(true).name()).isEqualTo(SignatureProvider.Name.CONSCRYPT);
    }

    @Test
    void theJdkIsChosenWhereTheOperatorSaysSo() {
        SignatureProvider chosen = SignatureProvider.choose(false);

        assertThat(chosen.name()).isEqualTo(SignatureProvider.Name.JDK);
        assertThat(chosen.reason()).isEqualTo("css.crypto.native is false");
    }

    @Test
    void theJdkIsChosenWhereTheLibraryCannotBeLoaded() {
        SignatureProvider chosen = SignatureProvider.tried(() -> {
            throw new UnsatisfiedLinkError("/tmp/lib.so: failed to map segment from shared object");
        });

        assertThat(chosen.name()).isEqualTo(SignatureProvider.Name.JDK);
        assertThat(chosen.reason()).contains("failed to map segment");
    }

    @Test
    void theJdkIsChosenWhereTheClassesAreMissing() {
        SignatureProvider chosen = SignatureProvider.tried(() -> {
            throw new NoClassDefFoundError("org/conscrypt/Conscrypt");
        });

        assertThat(chosen.name()).isEqualTo(SignatureProvider.Name.JDK);
    }

    @Test
    void aProviderThatTakesEverySignatureFailsTheSelfCheck() {
        assertThat(SignatureProvider.tried(() -> new ConstantProvider(true)).reason())
                .isEqualTo("Conscrypt fails its self-check");
    }

    @Test
    void aProviderThatTakesNoSignatureFailsTheSelfCheck() {
        assertThat(SignatureProvider.tried(() -> new ConstantProvider(false)).name())
                .isEqualTo(SignatureProvider.Name.JDK);
    }

    @Test
    void theJdkPassesTheSelfCheck() {
        assertThat(SelfCheck.passes(SignatureProvider.choose(false).verifier())).isTrue();
    }

    @Test
    void nothingIsInstalledForOtherApplications() {
        SignatureProvider.choose(true);

        assertThat(Arrays.stream(Security.getProviders()).map(Object::getClass).map(Class::getPackageName))
                .noneMatch(name -> name.startsWith("org.conscrypt"));
    }
}
