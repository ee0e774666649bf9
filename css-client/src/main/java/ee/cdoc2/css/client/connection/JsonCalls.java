package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Function;

/**
 * JSON with the auth server or the RP server.
 *
 * @param http   to it
 * @param faults says of it what went wrong
 */
record JsonCalls(Http http, Faults faults) {

    /** Sends JSON, and takes the answer of this status; {@code otherwise} says what another one means. */
    Answer post(
            String url,
            PresentedHeaders headers,
            JsonObject body,
            int status,
            Function<Answer, ClientException> otherwise) {
        return expect(
                http.send(http.request(url, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(StrictJson.write(body)))
                        .build()),
                status,
                otherwise);
    }

    /** Takes the answer with status 200; {@code otherwise} says what another one means. */
    Answer get(String url, PresentedHeaders headers, Function<Answer, ClientException> otherwise) {
        return expect(http.send(http.request(url, headers).GET().build()), 200, otherwise);
    }

    private static Answer expect(Answer answer, int status, Function<Answer, ClientException> otherwise) {
        if (answer.status() != status) {
            throw otherwise.apply(answer);
        }
        return answer;
    }

    /** {@return the object in an answer's body} */
    JsonObject json(Answer answer) {
        return StrictJson.parseObject(answer.body()).orElseThrow(() -> faults.answer("something that is not JSON"));
    }
}
