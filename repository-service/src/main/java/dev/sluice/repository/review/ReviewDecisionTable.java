package dev.sluice.repository.review;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface ReviewDecisionTable extends ListCrudRepository<ReviewDecision, Long> {
  Optional<ReviewDecision> findBySynchronizationId(UUID synchronizationId);
}
