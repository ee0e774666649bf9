/** The journey of a key: split and sent, fetched and put together. */
package ee.cdoc2.css.client.journey;
