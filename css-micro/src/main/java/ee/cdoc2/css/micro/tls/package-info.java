/**
 * The server's TLS key as it is found in its file. The launcher and the extension of the listener both read it, in two class
 * paths: so nothing here needs more than the JDK.
 */
package ee.cdoc2.css.micro.tls;
