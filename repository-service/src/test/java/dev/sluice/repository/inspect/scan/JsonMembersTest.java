package dev.sluice.repository.inspect.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMembersTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '|',
      value = {
        "{}|[]",
        "{\"a\": \"b\"}|[a=b]",
        "{\"a\": \"\", \"b\": null, \"c\": 1.50}|[a=, c=1.50]",
        "{\"a\": null}|[]",
        "{\"a\": true, \"nn\": -3e5, \"f\": false}|[a=true, nn=-3e5, f=false]",
        "{\"a\": \"x\\\"y\\\\\", \"b\": \"}\"}|[a=x\"y\\, b=}]",
        "{\"a\": [1, \"]\", {\"b\": \"}\"}], \"c\": {\"d\": [{}]}}"
            + "|[a=[1, \"]\", {\"b\": \"}\"}], c={\"d\": [{}]}]",
        "{\"é\": \"\u2028\uD83D\uDE00\"}|[é=\u2028\uD83D\uDE00]"
      })
  void findsMembersThatHaveAValue(String json, String members) {
    // Something stands before and behind it, as in a row.
    byte[] bytes = ("xx" + json + "\"yy").getBytes(StandardCharsets.UTF_8);
    var reader = new JsonMembers();
    reader.open(bytes, 2, bytes.length - 3);
    List<String> found = new ArrayList<>();
    while (reader.next()) {
      found.add(
          new String(
                  bytes,
                  reader.nameStart(),
                  reader.nameEnd() - reader.nameStart(),
                  StandardCharsets.UTF_8)
              + "="
              + JsonText.of(bytes, reader.valueStart(), reader.valueEnd()));
    }

    assertThat(found).hasToString(members);
  }
}
