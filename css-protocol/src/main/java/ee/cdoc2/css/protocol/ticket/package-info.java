/** The ticket: an SD-JWT that names its recipient and one share on one server, and what may be read out of it. */
package ee.cdoc2.css.protocol.ticket;
