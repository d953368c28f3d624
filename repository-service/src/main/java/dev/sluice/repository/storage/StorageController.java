package dev.sluice.repository.storage;

import dev.sluice.repository.rest.Reads;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what uses the space in the database. */
@RestController
class StorageController {
  private final Reads reads;
  private final Storage storage;

  StorageController(Reads reads, Storage storage) {
    this.reads = reads;
    this.storage = storage;
  }

  @GetMapping("/api/storage")
  @Operation(summary = "Shows what uses the space in the database, and what is deleted soon")
  StorageView storage() {
    return reads.some(storage::measure);
  }
}
