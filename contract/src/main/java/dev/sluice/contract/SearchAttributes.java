package dev.sluice.contract;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes of a run, for finding it in Temporal. */
public final class SearchAttributes {
  public static final SearchAttributeKey<String> CONNECTOR =
      SearchAttributeKey.forKeyword("SluiceConnector");
  public static final SearchAttributeKey<String> MODE = SearchAttributeKey.forKeyword("SluiceMode");
  public static final SearchAttributeKey<String> STATUS =
      SearchAttributeKey.forKeyword("SluiceStatus");

  /** How many resources and links the run's plan deletes. */
  public static final SearchAttributeKey<Long> DELETES =
      SearchAttributeKey.forLong("SluiceDeletes");

  /** All search attributes, for registering them in Temporal. */
  public static final List<SearchAttributeKey<?>> ALL = List.of(CONNECTOR, MODE, STATUS, DELETES);

  private SearchAttributes() {}

  /** The name of a type in Temporal's command line. */
  public static String type(SearchAttributeKey<?> attribute) {
    return switch (attribute.getValueType()) {
      case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
      case INDEXED_VALUE_TYPE_INT -> "Int";
      default -> throw new IllegalStateException("No name for the type of " + attribute.getName());
    };
  }
}
