package footfall.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({"203.0.113.9,203.0.113.9,true", "203.0.113.9,203.0.113.8,false", "203.0.113.9,::ffff:203.0.113.9,true",
        "203.0.113.9,::cb00:7109,false", "203.0.113.0/24,203.0.113.255,true", "203.0.113.0/24,203.0.114.0,false",
        "203.0.113.77/24,203.0.113.1,true", "203.0.113.8/31,203.0.113.9,true", "203.0.113.8/31,203.0.113.10,false",
        "0.0.0.0/0,198.51.100.1,true", "0.0.0.0/0,2001:db8::1,false", "2001:db8::1,2001:DB8:0:0::1,true",
        "2001:db8::1,2001:db8::2,false", "2001:db8::/32,2001:db8:ffff::,true", "2001:db8::/32,2001:db9::,false",
        "2001:db8::/64,2001:db8::ffff:0:0:1,true", "2001:db8::/64,2001:db8:0:1::,false",
        "2001:db8::/65,2001:db8::7fff:0:0:0,true", "2001:db8::/65,2001:db8::8000:0:0:0,false", "::/0,192.0.2.1,true",
        "203.0.113.9,,false", "203.0.113.9,unknown,false", "0.0.0.0/0,203.0.113.9:80,false"})
    void holdsTheAddressesThatBeginAsItDoes(String network, String address, boolean holds) {
        DoorRules doors = new DoorRules(List.of(Network.of(network).orElseThrow()), List.of(), List.of());
        assertEquals(holds, doors.blocksAddress(Optional.ofNullable(address).orElse("")));
        assertFalse(DoorRules.OPEN.blocksAddress("203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com", "203.0.113", "203.0.113.256", "203.0.113.9/33",
        "203.0.113.9/-1", "203.0.113.9/024", "203.0.113.9/", "2001:db8::/129", "2001:db8::g", "[2001:db8::1]",
        "fe80::1%eth0", "12345", "203.0.113.9 ", "203.0.113.*", "0x7f.0.0.1", ":::", "deadbeef"})
    void isNoOtherText(String text) {
        assertEquals(Optional.empty(), Network.of(text));
    }

    @Test
    void aProfileIsBlockedByItsWholeId() {
        DoorRules doors = new DoorRules(List.of(), List.of("u1"), List.of());
        assertEquals(List.of(true, false, false), List.of(doors.blocksProfile("u1"), doors.blocksProfile("U1"),
                doors.blocksProfile("")));
    }
}
