package ee.cdoc2.css.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "RSASSA-PSS"})
    void aKeyIsReadAsItWasKept(String family) throws GeneralSecurityException {
        KeyType ofThisTest = new KeyType(family, "1024", -1);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
        generator.initialize(1024);
        KeyPair made = generator.generateKeyPair();

        KeyFiles.write(ofThisTest, made);

        KeyPair read = KeyFiles.read(ofThisTest).orElseThrow();
        assertThat(read.getPrivate()).isEqualTo(made.getPrivate());
        assertThat(read.getPublic()).isEqualTo(made.getPublic());
        assertThat(read.getPublic().getAlgorithm()).isEqualTo(family);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -3})
    void whatWasNotKeptIsNotThere(int index) {
        assertThat(KeyFiles.read(new KeyType("RSA", "1024", index))).isEmpty();
    }
}
