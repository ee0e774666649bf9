/**
 * One correction to Payara's HTTP server, as an extension of it: a jar of its own in {@code MICRO-INF/lib}, since only there
 * it sees the server's classes. Named in {@code META-INF/hk2-locator/default}.
 */
package ee.cdoc2.css.micro.grizzly;
