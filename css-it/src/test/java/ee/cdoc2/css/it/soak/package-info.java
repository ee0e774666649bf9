/** Two nodes through an hour of everything at once: clients, keys that are changed, a responder that comes and goes, restarts; and what of it a node keeps. */
package ee.cdoc2.css.it.soak;
