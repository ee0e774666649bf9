package ee.cdoc2.css.it.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a server comes to write its log as JSON (docs/operations/logs.md).
 *
 * @param variables what its environment has in addition from the next start on
 * @param command what is typed when it runs again; empty where the variables do
 * @param file where the lines are then
 */
record JsonLog(Map<String, String> variables, List<String> command, Path file) {}
