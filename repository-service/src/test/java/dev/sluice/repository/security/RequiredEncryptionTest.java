package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RequiredEncryptionTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          server.address=127.0.0.1,                                               false, true
          server.address=::1,                                                     false, true
          server.address=localhost,                                               false, true
          '',                                                                     false, false
          server.address=0.0.0.0,                                                 false, false
          server.address=0.0.0.0,                                                 true,  true
          server.address=10.1.2.3,                                                false, false
          server.address=0.0.0.0;server.ssl.bundle=web,                           false, true
          server.address=0.0.0.0;server.ssl.certificate=c.pem,                    false, true
          server.address=0.0.0.0;server.ssl.certificate=c.pem;server.ssl.enabled=false, false, false
          """)
  void listensToOthersEncryptedOnly(String settings, boolean tlsElsewhere, boolean starts) {
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> values =
        Arrays.stream(settings.split(";"))
            .filter(each -> !each.isEmpty())
            .map(each -> each.split("="))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    SecurityProperties properties =
        new SecurityProperties(
            Map.of(), "roles", Map.of(), "sub", Set.of(), tlsElsewhere, Set.of(), 600);

    ThrowingCallable start = () -> new RequiredEncryption(environment, properties);

    if (starts) {
      assertThatCode(start).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(start).hasMessageContainingAll("without encryption", "tls-elsewhere");
    }
  }
}
