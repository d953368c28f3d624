package dev.sluice.repository.run;

import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

/** The runs. Changes are saved under {@link RunLock}. */
public interface Synchronizations extends ListCrudRepository<Synchronization, UUID> {}
