package footfall.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a server answers, or how it fails to: as the contract's own server does.
record Reply(int status, Map<String, String> headers, Optional<String> body, List<String> results,
        Optional<Throwable> failure) {
    static Reply status(int status) {
        return new Reply(status, Map.of(), Optional.empty(), List.of(), Optional.empty());
    }

    /// A status with `Retry-After`.
    static Reply status(int status, String retryAfter) {
        return status(status).with("Retry-After", retryAfter);
    }

    /// 200 with these results, by place.
    static Reply results(String... words) {
        return new Reply(200, Map.of(), Optional.empty(), List.of(words), Optional.empty());
    }

    static Reply body(int status, String body) {
        return new Reply(status, Map.of(), Optional.of(body), List.of(), Optional.empty());
    }

    static Reply failure(Throwable cause) {
        return new Reply(0, Map.of(), Optional.empty(), List.of(), Optional.of(cause));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new Reply(status, more, body, results, failure);
    }

    Sender.Outcome to(Sent sent) {
        if (failure.isPresent()) {
            return new Sender.Outcome.Failed(failure.get());
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean v1 = sent.path().contains("/i/v1/");
        if (v1 && List.of(408, 500, 503, 504).contains(status) || results.contains("retry")) {
            all.put("Retry-After", "1");
        }
        all.putAll(headers);
        byte[] bytes = body.orElseGet(() -> v1 ? v1(sent) : sent.path().equals("/v1/events")
                ? "{\"accepted\":1,\"rejected\":[],\"warnings\":[]}" : "{\"status\":1}")
                .getBytes(StandardCharsets.UTF_8);
        return new Sender.Outcome.Answer(status, name -> Optional.ofNullable(all.get(name)), bytes, false);
    }

    private String v1(Sent sent) {
        if (status != 200) {
            return "{\"error\":\"of the server\"}";
        }
        List<String> members = new ArrayList<>();
        for (String id : sent.ids()) {
            String word = members.size() < results.size() ? results.get(members.size()) : "ok";
            members.add("\"" + id + "\":{\"result\":\"" + word + "\"}");
        }
        return "{\"results\":{" + String.join(",", members) + "}}";
    }
}
