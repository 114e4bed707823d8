import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Posts JSON as Java's own client does where nothing is set: with `Upgrade: h2c`. */
public final class Post {
    public static void main(String[] told) throws Exception {
        var post = HttpRequest.newBuilder(URI.create(told[0])).header("content-type", "application/json");
        var request = post.POST(BodyPublishers.ofString(told[1])).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body());
    }
}
