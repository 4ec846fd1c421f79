package footfall.edge;

import java.util.Map;

/// How routes behave around what they do: which bodies they open, what browsers are told, how a refusal looks. Each
/// dialect has its own; [#NATIVE] are Footfall's. Safe for use by many threads.
public interface Manners {
    /// Those of Footfall's own routes: JSON, gzip, problems, every origin may read.
    Manners NATIVE = new NativeManners();

    /// The body of a request: opened, or why it can not be.
    ///
    /// @param head the request without its body
    /// @param sent the body as it came, base64 undone
    Body.Read open(Request head, byte[] sent);

    /// Headers that every answer has, refusals too, by lower-case name.
    Map<String, String> headers(Request head);

    /// The answer to a browser that asks what it may send.
    Reply preflight(Request head);

    /// The answer that says a refusal, whether the gateway's or the dialect's own.
    Reply refused(Request head, Problem problem);
}
