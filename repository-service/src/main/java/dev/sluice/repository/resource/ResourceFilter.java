package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.resource.type.Declarations;
import dev.sluice.repository.resource.type.ResourceTypes;
import dev.sluice.repository.rest.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which resources a list shows.
 *
 * @param search a text that the key or a value contains
 * @param properties the values that properties must have
 */
record ResourceFilter(
    @Nullable String entityType, @Nullable String search, Map<String, String> properties) {
  private static final String PROPERTY = "property.";

  /** More than anybody asks for at a time; each one makes the search longer. */
  private static final int MOST_PROPERTIES = 20;

  /** In the order of bytes, letters beyond ASCII have no case. */
  private static final String ANY_CASE = "pg_c_utf8";

  /**
   * The filter of a request, with the properties from the parameters {@code property.x}.
   *
   * @throws ProblemException if there are too many of them
   */
  static ResourceFilter of(
      @Nullable String entityType,
      @Nullable String search,
      MultiValueMap<String, String> parameters) {
    Map<String, String> properties = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (name.startsWith(PROPERTY) && !values.isEmpty()) {
            properties.put(name.substring(PROPERTY.length()), values.get(0));
          }
        });
    if (properties.size() > MOST_PROPERTIES) {
      throw ProblemException.invalid(PROPERTY + "…", "at most " + MOST_PROPERTIES + " at a time");
    }
    return new ResourceFilter(entityType, search, properties);
  }

  Condition asCondition(ResourceTypes types) {
    Condition condition = noCondition();
    if (entityType != null) {
      condition = condition.and(RESOURCE.ENTITY_TYPE.eq(entityType));
    }
    if (search != null && !search.isEmpty()) {
      condition = condition.and(contains(search));
    }
    if (!properties.isEmpty()) {
      Declarations declared = types.read();
      for (Map.Entry<String, String> each : properties.entrySet()) {
        condition = condition.and(has(each.getKey(), each.getValue(), declared));
      }
    }
    return condition;
  }

  private static Condition contains(String search) {
    String pattern = "%" + search.replaceAll("([!%_])", "!$1") + "%";
    return RESOURCE
        .KEY
        .collate(ANY_CASE)
        .likeIgnoreCase(pattern, '!')
        .or(
            condition(
                "exists (select from jsonb_each_text({0}) attribute"
                    + " where attribute.value collate {1} ilike {2} escape '!')",
                RESOURCE.ATTRIBUTES, name(ANY_CASE), val(pattern)));
  }

  /** The key is a property too, but does not stand among the attributes. */
  private static Condition has(String property, String value, Declarations declared) {
    List<String> keyed = declared.withKey(property);
    return jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, property)
        .eq(value)
        .or(RESOURCE.KEY.eq(value).and(RESOURCE.ENTITY_TYPE.in(keyed)));
  }
}
