package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.client.server.SignedServerList;
import java.nio.file.Path;

/**
 * A plain server list that is to be changed. Past its validity, too: it must be possible to prolong it.
 *
 * @param file where
 */
record ListFile(LocalFile file) {

    static ListFile at(Path path) {
        return new ListFile(new LocalFile(path));
    }

    ServerList read() {
        byte[] content = file.read();
        if (SignedServerList.looksSigned(content)) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "This server list is signed, and cannot be changed.",
                    "Change the plain list, and sign it again (css-client servers sign).");
        }
        return ServerListFormat.parse(content);
    }

    void write(ServerList list) {
        file.replace(ServerListFormat.write(list));
    }
}
