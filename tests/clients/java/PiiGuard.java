import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks pii_guard before a message is stored or routed. Safe to share between threads. */
public final class PiiGuard {
    /** What may be stored or routed: `text`, and nothing where it is null. */
    public record Decision(String action, String text) {}

    private static final Decision HELD = new Decision("block", null); // nobody decided: the message waits
    private static final Pattern ANSWER =
            Pattern.compile("\\{\"action\":\"(allow|redact|block)\",\"text\":(?:null|\"((?:[^\"\\\\]|\\\\.)*+)\"),");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest.Builder request;

    /** `sidecar` as in http://127.0.0.1:8787; `key` is null where it has none; `patience` for one answer. */
    public PiiGuard(String sidecar, String key, Duration patience) {
        request = HttpRequest.newBuilder(URI.create(sidecar + "/v1/check")).timeout(patience);
        request.header("content-type", "application/json");
        if (key != null) request.header("authorization", "Bearer " + key);
    }

    /** Whatever goes wrong on the way, nothing passes. A mistake of the caller's (422) is thrown, at the first message. */
    public Decision check(String message, String direction) {
        String body = "{\"text\":" + quoted(message) + ",\"direction\":" + quoted(direction) + "}";
        HttpResponse<String> answer;
        try {
            answer = http.send(request.copy().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        } catch (IOException down) {
            return HELD;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return HELD;
        }
        if (answer.statusCode() == 422) throw new IllegalArgumentException(answer.body()); // holds nothing of the message
        var found = ANSWER.matcher(answer.body());
        if (answer.statusCode() != 200 || !found.lookingAt() || found.group(2) == null) return HELD;
        return found.group(1).equals("block") ? HELD : new Decision(found.group(1), plain(found.group(2)));
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
