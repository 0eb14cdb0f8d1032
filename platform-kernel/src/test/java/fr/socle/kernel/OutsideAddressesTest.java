package fr.socle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideAddressesTest {

    private final OutsideAddresses production = new OutsideAddresses(false);
    private final OutsideAddresses sandbox = new OutsideAddresses(true);

    @Test
    void a_public_address_over_tls_may_be_called() {
        assertThat(production.allow(URI.create("https://192.0.2.10/notices"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.10/notices",
                "ftp://192.0.2.10/notices",
                "https://someone@192.0.2.10/notices",
                "https:///notices",
                "https://10.0.0.7/notices",
                "https://192.168.1.1/notices",
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/notices",
                "https://[::1]/notices",
                "https://[fd00::7]/notices",
                "https://[::ffff:10.0.0.7]/notices",
                "https://0.0.0.0/notices",
                "https://no-such-host.invalid/notices"
            })
    void our_own_network_and_clear_text_may_not(String address) {
        assertThat(production.allow(URI.create(address))).isFalse();
    }

    @Test
    void the_sandbox_calls_its_own_machine_and_no_neighbour() {
        assertThat(sandbox.allow(URI.create("http://localhost:9000/notices"))).isTrue();
        assertThat(sandbox.allow(URI.create("http://192.168.1.1/notices"))).isFalse();
    }
}
