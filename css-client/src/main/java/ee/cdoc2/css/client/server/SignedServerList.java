package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.signing.HashToSign;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * A server list as a compact JWS (RFC 7515 section 7.1): header {@code typ} and {@code alg}, payload the list's
 * bytes. The signer's certificate never travels in it: whoever reads it knows whom to trust already.
 */
public final class SignedServerList {
    /** {@code typ} of the header (RFC 8725 section 3.11): a signed list cannot be taken for anything else. */
    public static final String TYPE = "vnd.cdoc2.css-server-list.v1+jws";

    private SignedServerList() {}

    /**
     * Whether this looks like a JWS and not like JSON.
     *
     * @param file the file's bytes
     * @return true when the first byte can only be base64url's
     */
    public static boolean looksSigned(byte[] file) {
        return file.length > 0 && file[0] == 'e';
    }

    /**
     * Signs a list.
     *
     * @param list   what to sign
     * @param signer who signs it
     * @return the compact JWS
     */
    public static byte[] sign(ServerList list, Signer signer) {
        JsonObject header = new JsonMembers()
                .add("typ", TYPE)
                .add("alg", signer.algorithm().name())
                .object();
        String input = StrictBase64.URL.encode(StrictJson.write(header)) + "."
                + StrictBase64.URL.encode(ServerListFormat.write(list));
        SignedHash signed = signer.sign(HashToSign.of(input));
        return (input + "." + StrictBase64.URL.encode(signed.signature())).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a signed list.
     *
     * @param file   the compact JWS; a line break at its end is ignored
     * @param signer whose signature it must bear
     * @return the list
     * @throws ClientException {@link Failure#LIST_REFUSED}
     */
    public static ServerList verify(byte[] file, X509Certificate signer) {
        String[] parts =
                new String(file, StandardCharsets.ISO_8859_1).stripTrailing().split("\\.", -1);
        if (parts.length != 3) {
            throw refused("is not a compact JWS");
        }
        HashToSign hash = HashToSign.of(parts[0] + "." + parts[1]);
        SignedHash signature = new SignedHash(bytes(parts[2]), signer);
        if (!signature.verifies(algorithm(bytes(parts[0])), hash)) {
            throw refused("is not signed by the configured signer, or was changed afterwards");
        }
        return ServerListFormat.parse(bytes(parts[1]));
    }

    private static SignatureAlgorithm algorithm(byte[] header) {
        JsonObject object = StrictJson.parseObject(header).orElseThrow(() -> refused("has a header that is not JSON"));
        if (!object.members().keySet().equals(Set.of("typ", "alg"))
                || !object.text("typ").map(TYPE::equals).orElse(false)) {
            throw refused("has a header that is not a signed server list's");
        }
        return object.text("alg")
                .flatMap(SignatureAlgorithm::named)
                .orElseThrow(() -> refused("is signed with an algorithm other than RS256 and ES256"));
    }

    private static byte[] bytes(String base64url) {
        return StrictBase64.URL.decode(base64url).orElseThrow(() -> refused("is not base64url"));
    }

    private static ClientException refused(String why) {
        return new ClientException(
                Failure.LIST_REFUSED,
                "The signed server list " + why + ".",
                "Get the server list again from whom you trust; do not use this one.");
    }
}
