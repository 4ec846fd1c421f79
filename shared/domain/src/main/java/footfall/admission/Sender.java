package footfall.admission;

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

    @Override
    public String toString() {
        return "Sender[hidden]";
    }
}
