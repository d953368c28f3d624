package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.source.Header;
import dev.sluice.contract.recount.DateShift;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Parts of another reading that a definition cannot express.
 *
 * @param named gives a file's header as it is to be read
 * @param shifts by property, how far its dates are moved after they were read
 */
public record OtherwiseRead(UnaryOperator<Header> named, Map<String, DateShift> shifts) {
  /** All is read as the definition says. */
  public static final OtherwiseRead NOTHING = new OtherwiseRead(UnaryOperator.identity(), Map.of());
}
