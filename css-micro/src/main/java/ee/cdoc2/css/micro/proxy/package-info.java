/**
 * The PROXY protocol, by which a load balancer that passes TLS on says who its clients are. For the listener's extension, and for the
 * launcher, which asks the listener as a balancer would.
 */
package ee.cdoc2.css.micro.proxy;
