import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Lets Spring make the bean from its properties, and cleans each message given in base64; prints the text, or "-". */
public final class Beans {
    public static void main(String[] messages) {
        try (var spring = new AnnotationConfigApplicationContext(ChatFilter.class)) {
            var filter = spring.getBean(ChatFilter.class);
            for (var message : messages) {
                var text = new String(Base64.getDecoder().decode(message), StandardCharsets.UTF_8);
                var cleaned = filter.clean(text).map(some -> some.getBytes(StandardCharsets.UTF_8));
                System.out.println(cleaned.map(Base64.getEncoder()::encodeToString).orElse("-"));
            }
        }
    }
}
