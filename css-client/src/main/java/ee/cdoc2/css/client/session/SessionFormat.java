package ee.cdoc2.css.client.session;

import ee.cdoc2.css.client.certificate.Certificates;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.IndentedJson;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.security.cert.CertificateEncodingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The session file: JSON, described in docs/client.md. It is a credential: only its owner may read it. */
public final class SessionFormat {
    private static final String VERSION = "1";
    private static final String PHONE = "phone";
    private static final Set<String> MEMBERS = Set.of("version", "sessionToken", "certificate");

    private SessionFormat() {}

    /**
     * Writes a session.
     *
     * @param session the session
     * @return JSON, UTF-8
     */
    public static byte[] write(Session session) {
        try {
            JsonMembers members = new JsonMembers()
                    .add("version", VERSION)
                    .add("sessionToken", session.token().text())
                    .add(
                            "certificate",
                            StrictBase64.STANDARD.encode(session.certificate().getEncoded()));
            session.phone().ifPresent(phone -> members.add(PHONE, phone));
            return IndentedJson.write(members.object());
        } catch (CertificateEncodingException parsedOnesHaveIt) {
            throw new IllegalStateException(parsedOnesHaveIt);
        }
    }

    /**
     * Reads a session.
     *
     * @param utf8 JSON
     * @return the session; nothing when the bytes are anything else
     */
    public static Optional<Session> parse(byte[] utf8) {
        return StrictJson.parseObject(utf8)
                .filter(SessionFormat::hasMembers)
                .flatMap(object -> object.text("sessionToken")
                        .flatMap(SessionToken::parse)
                        .flatMap(token -> object.text("certificate")
                                .flatMap(StrictBase64.STANDARD::decode)
                                .flatMap(Certificates::parse)
                                .map(certificate -> new Session(token, certificate, object.text(PHONE)))));
    }

    private static boolean hasMembers(JsonObject object) {
        Set<String> names = new HashSet<>(object.members().keySet());
        names.remove(PHONE);
        return names.equals(MEMBERS) && object.text("version").equals(Optional.of(VERSION));
    }
}
