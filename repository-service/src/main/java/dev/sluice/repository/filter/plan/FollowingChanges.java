package dev.sluice.repository.filter.plan;

import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * Finds changes of plans that cannot be made because others are not made, with the current rules.
 * It needs a transaction that can write, so it must not be called within a read-only one.
 */
public interface FollowingChanges {
  /** Their numbers, if what no rule is about is made; none of a plan that is not inspected. */
  List<Integer> of(UUID run);

  /** The same if the filter of a request asks for them, and none otherwise. */
  List<Integer> of(UUID run, MultiValueMap<String, String> parameters);
}
