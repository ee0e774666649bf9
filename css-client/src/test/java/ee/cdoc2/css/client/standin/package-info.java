/**
 * Small stand-ins for what a client talks to: shares servers, and SK's relying-party services, over HTTPS on
 * loopback.
 */
package ee.cdoc2.css.client.standin;
