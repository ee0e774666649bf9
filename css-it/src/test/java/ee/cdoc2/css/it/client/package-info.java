/** Sender and recipient: they speak to a server as the deployed clients do. */
package ee.cdoc2.css.it.client;
