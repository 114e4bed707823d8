import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The guard as a bean of Spring. */
@Component
public class ChatFilter {
    private final PiiGuard guard;

    ChatFilter(@Value("${pii-guard.url:http://127.0.0.1:8787}") String url, @Value("${pii-guard.key:#{null}}") String key) {
        guard = new PiiGuard(url, key, Duration.ofSeconds(2));
    }

    /** The message as it may be stored; empty where it must stay with its writer. */
    public Optional<String> clean(String message) {
        return Optional.ofNullable(guard.check(message, "citizen").text());
    }
}
