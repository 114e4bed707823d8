import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Posts a message to the intake, again under its key where the answer was lost, and reads the consultation. */
public final class Consult {
    private static final Duration PATIENCE = Duration.ofSeconds(4); // of one answer
    private static final int TRIES = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String sidecar;

    public Consult(String sidecar) {
        this.sidecar = sidecar;
    }

    /** Posts one message until somebody answers; never twice, since the key stays the same. Null: keep draft and key. */
    public HttpResponse<String> post(String conversation, String text, String key) throws InterruptedException {
        var request = HttpRequest.newBuilder(messages(conversation)).timeout(PATIENCE)
                .header("content-type", "application/json").header("idempotency-key", key)
                .POST(BodyPublishers.ofString("{\"text\":" + quoted(text) + "}")).build();
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < 500 && answer.statusCode() != 429) return answer;
            } catch (IOException lost) {
                // no answer: whether it was accepted nobody knows, so the same key asks
            }
            Thread.sleep(100L << tries);
        }
        return null;
    }

    public String read(String conversation) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(messages(conversation)).timeout(PATIENCE).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private URI messages(String conversation) {
        var name = URLEncoder.encode(conversation, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(sidecar + "/v1/conversations/" + name + "/messages");
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ') json.append(String.format("\\u%04x", (int) c));
            else json.append(c);
        }
        return json.append('"').toString();
    }

    /** SIDECAR CONVERSATION TEXT: prints the status, whether it is the answer that got lost, and the consultation. */
    public static void main(String[] told) throws IOException, InterruptedException {
        var intake = new Consult(told[0]);
        var answer = intake.post(told[1], told[2], UUID.randomUUID().toString());
        var replay = answer != null && answer.headers().firstValue("idempotent-replay").isPresent();
        System.out.println((answer == null ? 0 : answer.statusCode()) + " " + replay);
        System.out.println(intake.read(told[1]));
    }
}
