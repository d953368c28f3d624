package dev.sluice.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverRulesTest {
  private static final String PUBLIC_ADDRESS = "93.184.215.14";

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "2606:4700:4700::1111, PUBLIC",
    "::ffff:8.8.8.8, PUBLIC",
    "127.0.0.1, PRIVATE",
    "127.255.255.254, PRIVATE",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "::1, PRIVATE",
    "fc00::1, PRIVATE",
    "fd12:3456:789a::1, PRIVATE",
    "::ffff:127.0.0.1, PRIVATE",
    "::ffff:10.0.0.1, PRIVATE",
    "0.0.0.0, SPECIAL",
    "0.1.2.3, SPECIAL",
    "169.254.169.254, SPECIAL",
    "192.0.0.8, SPECIAL",
    "192.0.2.1, SPECIAL",
    "192.88.99.1, SPECIAL",
    "198.18.0.1, SPECIAL",
    "198.51.100.1, SPECIAL",
    "203.0.113.1, SPECIAL",
    "224.0.0.1, SPECIAL",
    "239.255.255.250, SPECIAL",
    "240.0.0.1, SPECIAL",
    "255.255.255.255, SPECIAL",
    "::, SPECIAL",
    "::7f00:1, SPECIAL",
    "::ffff:169.254.169.254, SPECIAL",
    "64:ff9b::7f00:1, SPECIAL",
    "64:ff9b:1::1, SPECIAL",
    "100::1, SPECIAL",
    "2001::1, SPECIAL",
    "2001:20::1, SPECIAL",
    "2001:db8::1, SPECIAL",
    "2002:7f00:1::1, SPECIAL",
    "3fff::1, SPECIAL",
    "5f00::1, SPECIAL",
    "fe80::1, SPECIAL",
    "fec0::1, SPECIAL",
    "ff02::1, SPECIAL"
  })
  void knowsTheNetworksOfTheWorld(String address, AddressKind kind) throws Exception {
    assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
  }

  @Test
  void remembersEveryMachineItChecked() throws Exception {
    Receiver target =
        strict(PUBLIC_ADDRESS, "2606:4700:4700::1111")
            .check("https://hooks.example.org:8443/a?b=c");

    assertThat(target.uri()).hasToString("https://hooks.example.org:8443/a?b=c");
    assertThat(target.machines())
        .containsExactly(
            InetAddress.getByName(PUBLIC_ADDRESS), InetAddress.getByName("2606:4700:4700::1111"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1"})
  void refusesNameWithOneForbiddenMachineAmongOthers(String machine) {
    assertRefused(strict(PUBLIC_ADDRESS, machine), "https://hooks.example.org/");
    assertRefused(strict(machine, PUBLIC_ADDRESS), "https://hooks.example.org/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.1./",
        "https://0/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://①②⑦.⓪.⓪.①/",
        "https://%31%32%37.0.0.1/",
        "https://127。0。0。1/",
        "https://localhost/",
        "https://localhost./",
        "https://LOCALHOST/",
        "https://hooks.example.org@127.0.0.1/",
        "https://127.0.0.1#@hooks.example.org/",
        "https://127.0.0.1\\@hooks.example.org/"
      })
  void refusesLocalMachineHoweverItIsSpelled(String url) {
    assertRefused(new ReceiverRules(properties(false, false), ReceiverRulesTest::systemsOwn), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.org",
        "//hooks.example.org/",
        "https:///path",
        "https:hooks.example.org",
        "https://",
        "https://hooks.example.org:0/",
        "https://hooks.example.org:99999999999/",
        "https://hooks example.org/",
        "https://hooks.example.org/\r\nX-Injected: 1",
        "https://hooks.example.org/#fragment",
        "https://canary:canary@hooks.example.org/",
        "https://canary@hooks.example.org/",
        "http://hooks.example.org/",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "jar:https://hooks.example.org/!/a",
        "unix:///var/run/docker.sock"
      })
  void refusesWhatIsNoPlainHttpsAddress(String url) {
    assertRefused(strict(PUBLIC_ADDRESS), url);
  }

  @Test
  void allowsWhatIsConfigured() {
    ReceiverRules rules =
        new ReceiverRules(properties(true, true), host -> addresses("127.0.0.1", "fd00::1"));

    assertThat(rules.check("http://intranet/hook").machines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "ff02::1"})
  void neverAllowsSpecialNetworks(String machine) {
    assertRefused(
        new ReceiverRules(properties(true, true), host -> addresses(machine)),
        "https://hooks.example.org/");
  }

  @Test
  void refusesNameWithoutMachines() {
    assertRefused(strict(), "https://hooks.example.org/");
  }

  @Test
  void triesAgainWhereNameCannotBeResolved() {
    ReceiverRules rules =
        new ReceiverRules(
            properties(false, false),
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatThrownBy(() -> rules.check("https://hooks.example.org/canary"))
        .isInstanceOf(DelayedException.class)
        .hasMessageNotContaining("canary");
  }

  private static void assertRefused(ReceiverRules rules, String url) {
    UndeliverableException refused =
        catchThrowableOfType(UndeliverableException.class, () -> rules.check(url));
    assertThat(refused).as(url).isNotNull();
    assertThat(refused.getMessage()).startsWith("The webhook's address ").doesNotContain("canary");
  }

  private static ReceiverRules strict(String... machines) {
    return new ReceiverRules(properties(false, false), host -> addresses(machines));
  }

  /** The system's resolver, where it needs no network. */
  private static InetAddress[] systemsOwn(String host) throws UnknownHostException {
    if (host.toLowerCase(Locale.ROOT).startsWith("localhost")) {
      return addresses("127.0.0.1");
    }
    return host.matches("[0-9a-fA-F.:\\[\\]]+")
        ? InetAddress.getAllByName(host)
        : addresses(PUBLIC_ADDRESS);
  }

  private static InetAddress[] addresses(String... machines) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String machine : machines) {
      addresses.add(InetAddress.getByName(machine));
    }
    return addresses.toArray(InetAddress[]::new);
  }

  private static WebhookProperties properties(boolean allowHttp, boolean allowPrivate) {
    return new WebhookProperties(
        allowHttp,
        allowPrivate,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofHours(1));
  }
}
