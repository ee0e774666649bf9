/**
 * What CSS changes in Payara's HTTP server, as an extension of it, named in {@code META-INF/hk2-locator/default}. It has to
 * stand where it sees the server's classes: in a jar of its own in {@code MICRO-INF/lib}, and, as an OSGi bundle, in
 * {@code glassfish/modules} of Payara Server.
 */
package ee.cdoc2.css.micro.grizzly;
