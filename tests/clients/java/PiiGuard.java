import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks pii_guard before a message is stored or routed. Safe to share between threads. */
public final class PiiGuard {
    /** What may be stored or routed: `text`, and nothing where it is null; and what earlier messages must not keep. */
    public record Decision(String action, String text, List<Retraction> retract) {}

    /** A place in an earlier message, in code points. */
    public record Span(int start, int end) {}

    /** An earlier message of the consultation that holds a part of what a later one completed. */
    public record Retraction(String messageId, String entity, List<Span> spans, String placeholder) {
        /** The earlier message, as it was stored, without that part. */
        public String in(String stored) {
            var text = new StringBuilder(stored);
            for (int i = spans.size() - 1; i >= 0; i--) {
                int start = stored.offsetByCodePoints(0, spans.get(i).start());
                text.replace(start, stored.offsetByCodePoints(0, spans.get(i).end()), placeholder);
            }
            return text.toString();
        }
    }

    private static final Decision HELD = new Decision("block", null, List.of()); // nobody decided: the message waits
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"", PLACE = "\\[(\\d{1,6}),(\\d{1,6})\\]";
    private static final Pattern ANSWER =
            Pattern.compile("\\{\"action\":\"(allow|redact|block)\",\"text\":(?:null|" + STRING + "),");
    private static final Pattern RETRACTED = Pattern.compile(
            "\\{\"message_id\":" + STRING + ",\"entity\":\"(\\w+)\",\"spans\":\\[([\\d,\\[\\]]*)\\],\"placeholder\":" + STRING + "\\}");
    private static final Pattern RETRACT = // at the end of the answer
            Pattern.compile(",\"retract\":\\[((?:" + RETRACTED + ",?)*+)\\],\"open\":\\[[\\d,\\[\\]]*\\]" + "(?:,\"observed\":true)?\\}\\z");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String sidecar;
    private final HttpRequest.Builder request;

    /** `sidecar` as in http://127.0.0.1:8787; `key` is null where it has none; `patience` for one answer. */
    public PiiGuard(String sidecar, String key, Duration patience) {
        this.sidecar = sidecar;
        request = HttpRequest.newBuilder(URI.create(sidecar)).timeout(patience).header("content-type", "application/json");
        if (key != null) request.header("authorization", "Bearer " + key);
    }

    /** Whatever goes wrong on the way, nothing passes. A mistake of the caller's (422) is thrown, at the first message. */
    public Decision check(String message, String direction) {
        return decided(answered("/v1/check", said(message, direction) + "}"), false);
    }

    /** The same for one message of a consultation, read together with those before it; the ids are yours. */
    public Decision check(String message, String direction, String conversation, String messageId) {
        return check(message, direction, conversation, messageId, null, null);
    }

    /** The same; `editOf` is the message that it replaces, `replyTo` the one that it quotes, null where there is none. */
    public Decision check(
            String message, String direction, String conversation, String messageId, String editOf, String replyTo) {
        String ids = ",\"conversation_id\":" + quoted(conversation) + ",\"message_id\":" + quoted(messageId);
        if (editOf != null) ids += ",\"edit_of\":" + quoted(editOf);
        if (replyTo != null) ids += ",\"reply_to\":" + quoted(replyTo);
        return decided(answered("/v1/check", said(message, direction) + ids + "}"), true);
    }

    /** A message was deleted; where it is null, the consultation has ended. False: nobody confirmed it, try again. */
    public boolean forget(String conversation, String messageId) {
        String message = messageId == null ? "" : ",\"message_id\":" + quoted(messageId);
        var answer = answered("/v1/check/forget", "{\"conversation_id\":" + quoted(conversation) + message + "}");
        return answer != null && answer.statusCode() == 204;
    }

    private static Decision decided(HttpResponse<String> answer, boolean followed) {
        if (answer == null || answer.statusCode() != 200) return HELD;
        var found = ANSWER.matcher(answer.body());
        var list = RETRACT.matcher(answer.body());
        if (!found.lookingAt() || followed && !list.find()) return HELD;
        String action = found.group(1), text = found.group(2);
        if (action.equals("block") != (text == null)) return HELD;
        return new Decision(action, text == null ? null : plain(text), followed ? retracted(list.group(1)) : List.of());
    }

    private static List<Retraction> retracted(String list) {
        var earlier = new ArrayList<Retraction>();
        for (var one = RETRACTED.matcher(list); one.find(); ) {
            var spans = new ArrayList<Span>();
            for (var place = Pattern.compile(PLACE).matcher(one.group(3)); place.find(); )
                spans.add(new Span(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))));
            earlier.add(new Retraction(plain(one.group(1)), one.group(2), List.copyOf(spans), plain(one.group(4))));
        }
        return List.copyOf(earlier);
    }

    private HttpResponse<String> answered(String path, String body) {
        HttpResponse<String> answer;
        try {
            var asked = request.copy().uri(URI.create(sidecar + path)).POST(BodyPublishers.ofString(body)).build();
            answer = http.send(asked, BodyHandlers.ofString());
        } catch (IOException down) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
        if (answer.statusCode() == 422) throw new IllegalArgumentException(answer.body()); // holds nothing of the message
        return answer;
    }

    private static String said(String message, String direction) {
        return "{\"text\":" + quoted(message) + ",\"direction\":" + quoted(direction);
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ' || Character.isSurrogate(c)) json.append(String.format("\\u%04x", (int) c));
            else json.append(c);
        }
        return json.append('"').toString();
    }

    private static String plain(String json) {
        return ESCAPE.matcher(json).replaceAll(PiiGuard::unescaped);
    }

    private static String unescaped(MatchResult escape) {
        String code = escape.group(1), one = escape.group(2);
        String is = code == null ? ("\\" + one).translateEscapes() : "" + (char) Integer.parseInt(code, 16);
        return Matcher.quoteReplacement(is);
    }
}
