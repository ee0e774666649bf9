package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that commands are run with. */
record TestFiles(Path folder) {

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String list(ServerList list) {
        return bytes("servers.json", ServerListFormat.write(list));
    }

    String pkcs12(String name, Identity identity) {
        identity.writePkcs12(folder.resolve(name), CommandRun.PASSWORD.toCharArray());
        return path(name);
    }

    String certificate(String name, Identity identity) {
        return bytes(name, identity.der());
    }

    String text(String name, String content) {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String bytes(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
            return path(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }
}
