package ee.cdoc2.css.it.cluster;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The files by which a PostgreSQL proves that it is localhost.
 *
 * @param authority PEM of who issued the certificate
 * @param certificate PEM
 * @param key PEM, for the database's user alone
 */
record DatabaseTls(Path authority, Path certificate, Path key) {

    static DatabaseTls write(Path folder, CertificateAuthority authority) {
        Identity server = authority.issue(CertificateProfiles.tlsServer());
        DatabaseTls files =
                new DatabaseTls(folder.resolve("ca.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
        Pem.write(files.authority, List.of(authority.certificate()));
        Pem.write(files.certificate, List.of(server.certificate()));
        try {
            Files.writeString(files.key, Pem.block("PRIVATE KEY", server.key().getEncoded()));
            Files.setPosixFilePermissions(files.key, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        DatabaseUser.own(files.certificate);
        DatabaseUser.own(files.key);
        return files;
    }
}
