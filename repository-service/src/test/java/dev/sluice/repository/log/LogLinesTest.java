package dev.sluice.repository.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Nobody writes lines of his own into the log, by whatever he is called. */
class LogLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029"})
  void aMessageIsOneLine(String lineBreak) throws IOException {
    String written = written("ann" + lineBreak + "2026-11-29 INFO ben logged in");

    assertThat(written).endsWith(": ann 2026-11-29 INFO ben logged in" + System.lineSeparator());
    assertThat(written.lines()).hasSize(1);
  }

  private static String written(String message) throws IOException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    // Stack traces are Spring Boot's own word.
    layout.setPattern(pattern().replace("%wEx", ""));
    layout.start();
    Logger logger = context.getLogger("test");
    return layout.doLayout(
        new LoggingEvent(LogLinesTest.class.getName(), logger, Level.INFO, message, null, null));
  }

  private static String pattern() throws IOException {
    try (InputStream file = LogLinesTest.class.getResourceAsStream("/sluice-watching.yaml")) {
      Map<?, ?> settings =
          (Map<?, ?>)
              new Load(LoadSettings.builder().build())
                  .loadFromInputStream(Objects.requireNonNull(file));
      Map<?, ?> logging = (Map<?, ?>) settings.get("logging");
      return (String) ((Map<?, ?>) logging.get("pattern")).get("console");
    }
  }
}
