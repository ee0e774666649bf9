/** Puts the parts together, starts the application, and runs the work that repeats. No other package depends on it. */
package ee.cdoc2.css.application;
