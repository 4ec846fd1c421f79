package footfall.admission;

import footfall.identity.Traces;
import footfall.page.CleanText;

/// What the connection tells of a client; "" stands for what is not known.
///
/// @param address       its network address: used for daily ids and shards, never stored, logged or queued
/// @param userAgent     cut at 512
/// @param country       two upper-case letters, by the gateway
/// @param language      the first that the client prefers
/// @param wantsPrivacy  whether it sent `DNT: 1` or `Sec-GPC: 1`
public record Sender(String address, String userAgent, String country, String language, boolean wantsPrivacy) {
    public Sender {
        userAgent = CleanText.cut(CleanText.of(userAgent), Limits.USER_AGENT_MAX);
    }

    /// What daily ids are made of.
    public Traces traces() {
        return new Traces(address, userAgent);
    }

    /// The same sender at another address, of whose country nothing is known.
    Sender at(String other) {
        return new Sender(other, userAgent, "", language, wantsPrivacy);
    }

    /// The same client, of which nobody says where it is.
    Sender nowhere() {
        return new Sender(address, userAgent, "", language, wantsPrivacy);
    }

    @Override
    public String toString() {
        return "Sender[hidden]";
    }
}
