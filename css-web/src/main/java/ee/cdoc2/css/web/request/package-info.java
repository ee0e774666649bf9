/**
 * What is read off a request before anything is done with it: limits on header fields and body, the path that clients
 * write with a doubled slash, and the headers that select an authentication scheme.
 */
package ee.cdoc2.css.web.request;
