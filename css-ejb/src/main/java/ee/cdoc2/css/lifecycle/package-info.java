/** What happens without a request: the start of the application, and the work that repeats. */
package ee.cdoc2.css.lifecycle;
