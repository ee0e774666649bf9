package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequiredJavaTest {
    /** The build compiles for Java 17. */
    private static final String CLASS_FILE = "/ee/cdoc2/css/micro/RequiredJavaTest.class";

    @Test
    void aClassRunsOnTheJavaThatItIsForAndOnLaterOnes() {
        assertThatCode(() -> RequiredJava.require(CLASS_FILE, 17)).doesNotThrowAnyException();
        assertThatCode(() -> RequiredJava.require(CLASS_FILE, 25)).doesNotThrowAnyException();
    }

    @Test
    void anOlderJavaIsToldWhichOneIsNeeded() {
        assertThatThrownBy(() -> RequiredJava.require(CLASS_FILE, 16))
                .isInstanceOf(StartFault.class)
                .hasMessage("this css.jar needs Java 17 or later, and was started on Java 16");
    }
}
