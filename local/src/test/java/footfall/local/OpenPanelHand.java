package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A client of OpenPanel before a house that is moved by hand; a browser, unless headers say otherwise. In its texts '
/// stands for ".
record OpenPanelHand(HandHouse house) {
    static final String CLIENT = "0d6a3b54-5b3a-4d3e-9a3c-0a1b2c3d4e5f";
    static final String SECRET = "sec_0123456789abcdef0123";
    private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Chrome/148.0.0.0 Safari/537.36";

    /// One whose id and secret are keys of the site `site`.
    static OpenPanelHand of(HandHouse house) {
        for (String wish : List.of("{\"kind\":\"write\",\"key\":\"" + CLIENT + "\"}",
                "{\"kind\":\"write\",\"trusted\":true,\"key\":\"" + SECRET + "\"}")) {
            assertEquals(201, house.admin("POST", "/v1/sites/site/keys", wish).status());
        }
        return new OpenPanelHand(house);
    }

    APIGatewayV2HTTPResponse post(String path, String body, String... headers) {
        return postAsItIs(path, body.replace('\'', '"'), headers);
    }

    APIGatewayV2HTTPResponse postAsItIs(String path, String body, String... headers) {
        return house.ingest.handleRequest(APIGatewayV2HTTPEvent.builder().withRawPath(path).withBody(body)
                .withHeaders(headers(headers)).withIsBase64Encoded(false).withRequestContext(context("POST", path))
                .build(), null);
    }

    private static Map<String, String> headers(String... more) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("openpanel-client-id", CLIENT, "user-agent", BROWSER,
                "content-type", "application/json"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static RequestContext context(String method, String path) {
        return RequestContext.builder().withRequestId("r").withStage("$default").withHttp(RequestContext.Http.builder()
                .withMethod(method).withPath(path).withSourceIp("192.0.2.1").build()).build();
    }

    /// Asks as whom its events come, by device id.
    APIGatewayV2HTTPResponse device(String path, String... headers) {
        Map<String, String> all = headers(headers);
        all.remove("content-type");
        return house.query.handleRequest(APIGatewayV2HTTPEvent.builder().withRawPath(path).withHeaders(all)
                .withRequestContext(context("GET", path)).build(), null);
    }

    void track(String body, String... headers) {
        APIGatewayV2HTTPResponse answer = post("/track", body, headers);
        assertEquals(200, answer.getStatusCode(), answer.getBody());
    }

    void batch(int accepted, List<String> rows, String... headers) {
        APIGatewayV2HTTPResponse answer = post("/track/batch", "{'events':[" + String.join(",", rows) + "]}", headers);
        assertEquals(202, answer.getStatusCode(), answer.getBody());
        assertEquals(0, answer.getBody().indexOf("{\"accepted\":" + accepted + ","), answer.getBody());
    }

    static String item(String name, String properties) {
        return "{'type':'track','payload':{'name':'" + name + "','properties':{" + properties + "}}}";
    }
}
