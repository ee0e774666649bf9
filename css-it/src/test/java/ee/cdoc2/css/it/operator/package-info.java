/** What an operator sees of a running server, and does to it: audit log, metrics, health, log files, JMX. */
package ee.cdoc2.css.it.operator;
