package ee.cdoc2.css.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.wire.WireAnswer;

/** What an answer must be. */
public final class Outcome {

    private Outcome() {}

    /** The share itself, and nothing else. */
    public static void released(WireAnswer answer, StoredShare share) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.member("share")).contains(share.base64());
        assertThat(answer.member("recipient")).contains(share.recipient().id());
    }

    /** A refusal: a problem document of this type and nothing that tells more. */
    public static void refused(WireAnswer answer, int status, String type) {
        ProblemDocument.in(answer).isOf(status, type);
    }
}
