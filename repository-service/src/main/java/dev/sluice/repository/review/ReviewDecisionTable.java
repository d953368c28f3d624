package dev.sluice.repository.review;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface ReviewDecisionTable extends ListCrudRepository<ReviewDecision, Long> {
  List<ReviewDecision> findBySynchronizationIdOrderById(UUID synchronizationId);
}
