/** What an exception says of why it was thrown. */
package ee.cdoc2.css.failure;
