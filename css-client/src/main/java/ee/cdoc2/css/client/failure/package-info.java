/** What can go wrong for a client, named, with what a person can do about it. */
package ee.cdoc2.css.client.failure;
