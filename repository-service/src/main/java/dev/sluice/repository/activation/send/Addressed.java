package dev.sluice.repository.activation.send;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.trim;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.activation.DoNotSendList;
import org.jooq.Condition;
import org.jooq.Field;

/** Who may get a mail: active people with an address that is not on the do-not-send list. */
public final class Addressed {
  private Addressed() {}

  /** Ties a recorded person to the resource that it is now, if it is there. */
  public static Condition resource() {
    return RESOURCE.ENTITY_TYPE.eq(ACTIVATION.ENTITY_TYPE).and(RESOURCE.KEY.eq(ACTIVATION.KEY));
  }

  static Condition isActive() {
    return condition(RESOURCE.ACTIVE);
  }

  /** The address in this property; null if there is none. */
  public static Field<String> address(Field<String> property) {
    return nullif(trim(jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, property)), val(""));
  }

  /** Whether somebody may be mailed at the address in this property. */
  public static Condition mayBeMailed(Field<String> property) {
    return isActive()
        .and(address(property).isNotNull())
        .andNot(DoNotSendList.has(address(property)));
  }
}
