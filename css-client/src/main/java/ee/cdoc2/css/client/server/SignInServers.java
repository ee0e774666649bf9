package ee.cdoc2.css.client.server;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the second protocol needs beside the shares servers. One is of no use without the other.
 *
 * @param authServer where recipients sign in
 * @param rpServer   through which they sign
 */
public record SignInServers(AuthServer authServer, RpServer rpServer) {

    /** Those with other certificates of the one that has this identifier; as they are when none has. */
    SignInServers changing(String id, UnaryOperator<List<X509Certificate>> change) {
        if (authServer.id().equals(id)) {
            return new SignInServers(
                    new AuthServer(authServer.url(), change.apply(authServer.certificates())), rpServer);
        }
        return rpServer.id().equals(id)
                ? new SignInServers(authServer, rpServer.having(change.apply(rpServer.certificates())))
                : this;
    }
}
