package dev.sluice.repository.compare.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.plan.AConnector;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniqueValueHashesTest {
  private static final EntityTypeDefinition USERS =
      AConnector.named("acme").users().build().entityType("User");

  @Test
  void knowsThatDifferentValuesDoNotClash() {
    String rows =
        IntStream.range(0, 100_000)
            .mapToObj("%1$06d,u%1$06d,same\n"::formatted)
            .collect(Collectors.joining());

    assertThat(claims(USERS, rows).mayClash()).isFalse();
  }

  @Test
  void findsEqualValuesFarApart() {
    String between =
        IntStream.range(1, 50_000)
            .mapToObj("%1$06d,u%1$06d,\n"::formatted)
            .collect(Collectors.joining());

    assertThat(claims(USERS, "000000,ann,\n" + between + "999999,ann,\n").mayClash()).isTrue();
  }

  @Test
  void takesEmptyCellsForNoClaims() {
    assertThat(claims(USERS, "1,,\n2,,\n3,NULL_NULL,\n4,NULL_NULL,\n").mayClash()).isFalse();
  }

  @Test
  void keepsPropertiesApart() {
    EntityTypeDefinition twice =
        AConnector.named("acme")
            .type("User", "id", AConnector.unique("login"), AConnector.unique("mail"))
            .build()
            .entityType("User");

    assertThat(claims(twice, "1,ann,bob\n2,bob,ann\n").mayClash()).isFalse();
  }

  @Test
  void trustsNoNumbers() {
    var number = new PropertyDefinition("badge", "badge", PropertyType.INTEGER, null, false, true);
    EntityTypeDefinition badges =
        AConnector.named("acme").type("User", "id", number).build().entityType("User");

    assertThat(claims(badges, "1,0\n2,-0\n").mayClash()).isTrue();
  }

  private static UniqueValueHashes claims(EntityTypeDefinition type, String rows) {
    String header =
        type.properties().stream().map(PropertyDefinition::name).collect(Collectors.joining(","));
    byte[] csv = (header + "\n" + rows).getBytes(StandardCharsets.UTF_8);
    var arriving = new ArrivingRows(type, Mode.INITIAL, new ByteArrayInputStream(csv));
    Set<String> unique =
        type.properties().stream()
            .filter(PropertyDefinition::unique)
            .map(PropertyDefinition::name)
            .collect(Collectors.toSet());
    var claims = new UniqueValueHashes(type, unique, 10_000);
    while (arriving.next()) {
      claims.add(arriving);
    }
    return claims;
  }
}
