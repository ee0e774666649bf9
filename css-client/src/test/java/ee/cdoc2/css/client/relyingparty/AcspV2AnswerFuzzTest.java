package ee.cdoc2.css.client.relyingparty;

import static org.assertj.core.api.Assertions.assertThatNoException;

import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.smartid.SignatureParameters;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** What Smart-ID answered is taken or not; what is taken, a server can read. */
class AcspV2AnswerFuzzTest implements FuzzTarget {
    private static final String DIGEST = StrictBase64.STANDARD.encode(Sha256.of("interactions"));

    @Override
    public void read(byte[] input) {
        StrictJson.parseObject(input)
                .flatMap(completed -> AcspV2Answer.read(completed, DIGEST))
                .ifPresent(
                        answer -> assertThatNoException().isThrownBy(() -> SignatureParameters.parse(answer.header())));
    }
}
