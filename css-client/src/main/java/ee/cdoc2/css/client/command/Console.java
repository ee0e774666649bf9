package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.journey.SendFailed;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes. For people: results on standard output, everything else on standard error. For machines
 * ({@code --json}): one line of JSON on standard output, whatever happens, and nothing else.
 */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final List<String> warnings = new ArrayList<>();
    private final Map<ShareReference, Instant> kept = new LinkedHashMap<>();

    Console(CommandContext context, boolean json) {
        this.out = context.out();
        this.err = context.err();
        this.json = json;
    }

    boolean isJson() {
        return json;
    }

    /** Progress; for people only. */
    void say(String line) {
        if (!json) {
            err.println(line);
        }
    }

    /** A verification code, for a person to compare before confirming. */
    void showCode(String code) {
        say("Verification code: " + code + ". Confirm on your phone if it shows the same.");
    }

    /** A warning: the command goes on. */
    void warn(String sentence) {
        warnings.add(sentence);
        say("Warning: " + sentence);
    }

    /** Until when a server keeps a share that it has released. */
    void kept(ServerEntry server, ShareId share, Instant expires) {
        kept.put(new ShareReference(server.id(), share), expires);
        sayKept(server, expires);
    }

    void sayKept(ServerEntry server, Instant expires) {
        say(server.name() + ": keeps its share until " + expires);
    }

    /** {@return until when shares are kept that were released during this command, as far as their servers have said so} */
    Map<ShareReference, Instant> kept() {
        return kept;
    }

    /** The result of a command that did what it should. */
    void result(JsonMembers members, String... lines) {
        if (json) {
            JsonMembers all = new JsonMembers().add("ok", true);
            members.object().members().forEach(all::add);
            print(all.add("warnings", warnings.stream().map(JsonString::new).toList())
                    .object());
        } else {
            List.of(lines).forEach(out::println);
        }
    }

    /** Why a command did not do what it should. {@return its exit code} */
    int failure(ClientException failed) {
        if (json) {
            print(failureMembers(failed)
                    .add("warnings", warnings.stream().map(JsonString::new).toList())
                    .object());
        } else {
            err.println("css-client: " + failed.getMessage());
            err.println("What to do: " + failed.advice());
        }
        return failed.failure().exitCode();
    }

    /** The JSON of a failure. */
    static JsonMembers failureMembers(ClientException failed) {
        JsonMembers members =
                new JsonMembers().add("ok", false).add("error", failed.failure().code());
        failed.server().ifPresent(server -> members.add("server", server));
        members.add("message", failed.getMessage())
                .add("advice", failed.advice())
                .add("exitCode", failed.failure().exitCode());
        if (failed instanceof SendFailed sending) {
            members.add(
                    "leftBehind",
                    sending.leftBehind().stream()
                            .map(share -> new JsonMembers()
                                    .add("serverId", share.serverId())
                                    .add("shareId", share.shareId().toString())
                                    .object())
                            .toList());
        }
        return members;
    }

    /** One line of JSON. */
    void print(JsonObject object) {
        out.println(new String(StrictJson.write(object), StandardCharsets.UTF_8));
    }
}
