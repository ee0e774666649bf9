/**
 * The roof of the house: puts the parts together, starts the application, and runs the work that repeats. Nothing else
 * depends on it.
 */
package ee.cdoc2.css.application;
