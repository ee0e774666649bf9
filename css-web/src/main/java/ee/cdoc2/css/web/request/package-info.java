/** What is read off a request: its body, bounded and strict, and the headers that authenticate. Nothing is verified here. */
package ee.cdoc2.css.web.request;
