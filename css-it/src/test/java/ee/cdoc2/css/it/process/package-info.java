/** Real programs as processes of their own: CSS on each server, as its operator starts it, and the OCSP responder. */
package ee.cdoc2.css.it.process;
