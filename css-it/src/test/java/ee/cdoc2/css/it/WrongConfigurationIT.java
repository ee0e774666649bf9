package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.process.ServerSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A server with a wrong configuration does not come up, and says all that is wrong. */
@Tag("h2")
@Tag("long")
class WrongConfigurationIT extends BlackBox {

    @Test
    void eachFaultIsNamed() {
        ServerSettings settings = environment
                .settings("wrong", environment.newDatabase())
                .with("CSS_BASE_URLS", "http://css.example")
                .with("CSS_NONCE_LIFETIME", "soon")
                .with("CSS_NONCE_SINGLE_USE", "perhaps")
                .with("CSS_OCSP_MODE", "maybe")
                .with("CSS_TRUST_ANCHORS", "no-such-file.pem")
                .with("CSS_TRUST_POLICYS", "1.3.6.1");

        assertThat(logOfRefusal(settings))
                .contains(
                        "css.base-urls: ",
                        "css.nonce.lifetime: ",
                        "css.nonce.single-use: ",
                        "css.ocsp.mode: ",
                        "css.trust.anchors: ",
                        "CSS_TRUST_POLICYS: is set, but nothing reads it");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "liberty|payara-server",
            disabledReason = "the others take every text as it stands, as all tests show with their passwords")
    void aPasswordThatTheServerWouldReplaceIsRefusedByName() {
        assertThat(logOfRefusal(environment
                        .settings("replaced", environment.newDatabase())
                        .with("CSS_DB_PASSWORD", "part-${HOME}-part")))
                .contains("CSS_DB_PASSWORD: has ${")
                .doesNotContain("-part");
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "micro",
            disabledReason =
                    "each server says what is wrong, see above; that this is wrong is the application's to know")
    void aServerDoesNotGuessWhoItIs() {
        assertThat(logOfRefusal(environment
                        .settings("nameless", environment.newDatabase())
                        .without("CSS_BASE_URLS")))
                .contains("css.base-urls: ");
    }

    @Test
    void aWrongKeyStorePasswordIsNoReasonForASelfSignedCertificate() {
        String wrong = "not-the-password";

        assertThat(logOfRefusal(environment
                        .settings("locked", environment.newDatabase())
                        .with("CSS_TLS_KEYSTORE_PASSWORD", wrong)))
                .doesNotContain(wrong);
    }
}
