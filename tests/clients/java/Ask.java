import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Scanner;

/** Asks for each message on stdin, in base64 a line; prints the action and the text in base64, or "-". */
public final class Ask {
    public static void main(String[] told) {
        var guard = new PiiGuard(told[0], told.length > 2 ? told[2] : null, Duration.ofSeconds(2));
        for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
            var message = new String(Base64.getDecoder().decode(lines.nextLine()), StandardCharsets.UTF_8);
            var decision = guard.check(message, told[1]);
            var text = decision.text() == null ? "-" : encoded(decision.text());
            System.out.println(decision.action() + " " + text);
        }
    }

    private static String encoded(String text) {
        return "=" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
