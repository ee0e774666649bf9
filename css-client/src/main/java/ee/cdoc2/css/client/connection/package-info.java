/** Talking to servers: TLS 1.3 with pinned certificates, the three calls of the API, and what each failure means. */
package ee.cdoc2.css.client.connection;
