package dev.sluice.repository.activation.send;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.activation.ActivationState;
import dev.sluice.repository.activation.DoNotSendList;
import dev.sluice.repository.activation.send.MailRules.Rule;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts who would get a mail from a send, and marks them for it, with the same conditions. */
@Component
class Counting {
  private final DSLContext database;

  Counting(DSLContext database) {
    this.database = database;
  }

  Counted count(Wanted wanted, List<Rule> rules) {
    Counted counted = new Counted(0, 0, 0, 0, withoutConnector(wanted, rules));
    for (Rule rule : rules) {
      counted = counted.plus(count(wanted, rule));
    }
    return counted;
  }

  private Counted count(Wanted wanted, Rule rule) {
    Field<String> mail = val(rule.activation().mail());
    Field<String> address = Addressed.address(mail);
    Condition active = Addressed.isActive();
    return database
        .select(
            DSL.count().filterWhere(Addressed.mayBeMailed(mail)),
            DSL.count()
                .filterWhere(active.and(address.isNotNull()).and(DoNotSendList.has(address))),
            DSL.count().filterWhere(active.and(address.isNull())),
            DSL.count().filterWhere(RESOURCE.ID.isNull().or(not(active))))
        .from(ACTIVATION)
        .leftJoin(RESOURCE)
        .on(Addressed.resource())
        .where(wanted.condition())
        .and(broughtBy(rule))
        .fetchSingle(row -> new Counted(row.value1(), row.value2(), row.value3(), row.value4(), 0));
  }

  private long withoutConnector(Wanted wanted, List<Rule> rules) {
    return database.fetchCount(
        ACTIVATION,
        wanted.condition().andNot(or(rules.stream().map(Counting::broughtBy).toList())));
  }

  /**
   * Marks everybody whom the send is to mail, and says how many there are. Who comes later is not
   * among them.
   */
  long mark(UUID send, Wanted wanted, List<Rule> rules) {
    return rules.stream().mapToLong(rule -> mark(send, wanted, rule)).sum();
  }

  private long mark(UUID send, Wanted wanted, Rule rule) {
    return database
        .update(ACTIVATION)
        .set(ACTIVATION.STATE, ActivationState.PENDING.name())
        .set(ACTIVATION.SEND_ID, send)
        .set(ACTIVATION.MAIL_PROPERTY, rule.activation().mail())
        .set(ACTIVATION.LANGUAGE_PROPERTY, rule.activation().language())
        .set(ACTIVATION.TEMPLATE, rule.activation().template())
        .set(ACTIVATION.ATTEMPTS, 0)
        .setNull(ACTIVATION.RETRY_AT)
        .setNull(ACTIVATION.REASON)
        .from(RESOURCE)
        .where(Addressed.resource())
        .and(wanted.condition())
        .and(broughtBy(rule))
        .and(Addressed.mayBeMailed(val(rule.activation().mail())))
        .execute();
  }

  private static Condition broughtBy(Rule rule) {
    return ACTIVATION
        .CONNECTOR
        .eq(rule.connector())
        .and(ACTIVATION.ENTITY_TYPE.eq(rule.activation().entityType()));
  }
}
