/**
 * The server's TLS key in its file, and where that is. The launcher and the extension of the listener both have these
 * classes, each on its own class path, and so does the jar in Payara Server's {@code glassfish/modules}. So nothing
 * here needs more than the JDK, and the application's classes, which are in the archive that the server deploys, cannot
 * be used.
 */
package ee.cdoc2.css.micro.tls;
