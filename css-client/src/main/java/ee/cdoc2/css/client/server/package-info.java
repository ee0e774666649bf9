/** The server list: the only servers that a client ever talks to, and the only TLS certificates it takes from them. */
package ee.cdoc2.css.client.server;
