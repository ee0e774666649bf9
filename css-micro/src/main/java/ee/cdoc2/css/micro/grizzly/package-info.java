/**
 * An extension of Payara's HTTP server, Grizzly. Payara finds it by {@code META-INF/hk2-locator/default}. It has to be
 * where it sees the server's classes: in a jar of its own in {@code MICRO-INF/lib} of css.jar, and, as an OSGi bundle,
 * in {@code glassfish/modules} of Payara Server.
 *
 * <p>Breaks when Payara changes how it finds add-ons of a listener (HK2, the name {@code comet}), or the filters of its
 * chain. The black-box suite notices: its tests of broken requests and of the replaced TLS key fail.
 */
package ee.cdoc2.css.micro.grizzly;
