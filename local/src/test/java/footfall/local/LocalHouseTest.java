package footfall.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHouseTest {
    @TempDir
    static Path data;
    @TempDir
    static Path otherData;
    private static HouseProcess house;

    @BeforeAll
    static void start() throws IOException {
        house = HouseProcess.start(data);
    }

    @AfterAll
    static void stop() throws IOException {
        house.close();
    }

    @Test
    void saysWhereItIsInAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = data.resolve("local.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String content = Files.readString(file);
        assertTrue(content.contains("\"pid\" : " + house.pid()), content);
        Api api = house.api(data);
        assertTrue(api.url().startsWith("http://127.0.0.1:"), api.url());
        assertTrue(api.keys().writeKey().startsWith("ffw_"), "the write key has another kind");
        assertTrue(api.keys().readKey().startsWith("ffr_"), "the read key has another kind");
        assertTrue(api.keys().adminKey().startsWith("ffa_"), "the admin key has another kind");
    }

    @Test
    void printsACommandThatSendsAnEventAsItIsPasted() throws IOException {
        Matcher command = Pattern.compile("curl .*").matcher(house.output());
        assertTrue(command.find(), house.output());
        Process curl = new ProcessBuilder("sh", "-c", command.group()).redirectErrorStream(true).start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.contains("\"accepted\":1"), answer);
    }

    @Test
    void refusesAPortThatIsTakenInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                HouseProcess second = HouseProcess.launch(otherData, "--port",
                        Integer.toString(taken.getLocalPort()))) {
            assertEquals(1, second.end());
            assertEquals("Port " + taken.getLocalPort()
                    + " of 127.0.0.1 is taken; stop who has it, or choose another: PORT=\n", second.output());
        }
    }

    @Test
    void refusesAFolderThatIsTakenInOneLine() throws IOException {
        try (HouseProcess second = HouseProcess.launch(data, "--port", "0")) {
            assertEquals(1, second.end());
            assertEquals("Another Footfall works in " + data + "; stop it, or choose another folder: DATA=\n",
                    second.output());
        }
    }

    @Test
    void refusesABodyThatTheGatewayWouldNotTake() throws IOException {
        Api.Answer answer = house.api(data).sendEvents("x".repeat(HttpFront.BODY_BYTES_MAX + 1));
        assertEquals(413, answer.status());
        assertEquals("body_too_large", answer.json().get("code").asText());
    }

    @Test
    void servesNoFileFromOutsideItsPages() throws IOException {
        Api api = house.api(data);
        assertEquals(200, api.get("/demo/beans").status());
        assertEquals(404, api.get("/demo/..%2f..%2fdashboard/report").status());
        assertEquals(404, api.get("/report/..%2freport.css").status());
        assertEquals(404, api.get("/META-INF/MANIFEST.MF").status());
    }
}
