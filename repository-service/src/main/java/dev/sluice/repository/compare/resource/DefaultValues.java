package dev.sluice.repository.compare.resource;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.compare.wire.CanonicalJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** The attributes of a new resource for which its row has no value. */
final class DefaultValues {
  private DefaultValues() {}

  static JSONB of(EntityTypeDefinition type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (PropertyDefinition property : CanonicalJson.attributes(type)) {
      String value = property.conversion().defaultValue();
      if (value != null) {
        values.put(property.name(), typed(property.type(), value));
      }
    }
    return JSONB.valueOf(JsonMapper.shared().writeValueAsString(values));
  }

  private static Object typed(PropertyType type, String value) {
    return switch (type) {
      case INTEGER, DECIMAL -> new BigDecimal(value);
      case BOOLEAN -> Boolean.valueOf(value);
      case STRING, DATE, INSTANT, LOCALE -> value;
    };
  }
}
