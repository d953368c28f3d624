package dev.sluice.repository.filter.plan;

import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * Finds the changes of plans that cannot be made since others, as the rules stand, are not. Not to
 * be asked within a transaction: it needs one that can write.
 */
public interface FollowingChanges {
  /** Their numbers, if what no rule is about is made; none of a plan that is not inspected. */
  List<Integer> of(UUID run);

  /** The same if the filter of a request asks for them, and none otherwise. */
  List<Integer> of(UUID run, MultiValueMap<String, String> parameters);
}
