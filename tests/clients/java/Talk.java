import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Scanner;

/** One consultation: keeps what may be kept, rewrites what must be; prints it in the end, in base64 or "-". */
public final class Talk {
    public static void main(String[] told) {
        var guard = new PiiGuard(told[0], null, Duration.ofSeconds(2));
        var kept = new LinkedHashMap<String, String>();
        String last = null;
        for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
            var line = lines.nextLine();
            if (line.equals("=")) { // the consultation ends, and the next one has the same name
                if (!guard.forget(told[1], null)) throw new IllegalStateException("not forgotten");
                continue;
            }
            boolean edits = line.startsWith("~"); // it replaces the message before it
            var message = new String(Base64.getDecoder().decode(edits ? line.substring(1) : line), StandardCharsets.UTF_8);
            var id = "m\u00e9\"" + kept.size();
            var decision = guard.check(message, "citizen", told[1], id, edits ? last : null, last);
            last = id;
            kept.put(id, decision.text());
            for (var earlier : decision.retract())
                kept.computeIfPresent(earlier.messageId(), (key, stored) -> earlier.in(stored));
        }
        for (var text : kept.values())
            System.out.println(text == null ? "-" : "=" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
