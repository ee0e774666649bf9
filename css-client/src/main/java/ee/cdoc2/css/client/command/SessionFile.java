package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.client.session.SessionFormat;
import java.nio.file.Path;

/**
 * The file with a session: a credential, readable by its owner alone.
 *
 * @param file where
 */
record SessionFile(LocalFile file) {

    static SessionFile at(Path path) {
        return new SessionFile(new LocalFile(path));
    }

    Session read() {
        if (!file.exists()) {
            throw new ClientException(
                    Failure.SESSION_REFUSED,
                    "Nobody has signed in: there is no session file " + file.path() + ".",
                    "Sign in (css-client login), or use the first protocol (--protocol v1).");
        }
        return SessionFormat.parse(file.readSecret())
                .orElseThrow(() -> file.fault("holds no session", "Sign in again: css-client login."));
    }

    void write(Session session) {
        file.replaceSecret(SessionFormat.write(session));
    }
}
