/** The command line. */
package ee.cdoc2.css.client.command;
