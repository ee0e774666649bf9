/**
 * An extension of OpenTelemetry's Java agent ({@code -Dotel.javaagent.extensions=css-traces.jar}): of what the agent sees of a request it
 * lets out what is on a list, and nothing else. It is loaded by the agent, and knows nothing of the application.
 */
package ee.cdoc2.css.traces;
