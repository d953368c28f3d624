package dev.sluice.repository.activation;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The addresses that get no activation mail. Addresses are never in a path, which logs may contain.
 */
@RestController
@RequestMapping("/api/activations/do-not-send")
class DoNotSendController {
  private final DoNotSendList list;

  DoNotSendController(DoNotSendList list) {
    this.list = list;
  }

  /**
   * An address, or a pattern of addresses.
   *
   * @param pattern with {@code *} for any characters and {@code ?} for one
   */
  record NewEntry(@Nullable String pattern) {}

  @GetMapping
  @Operation(summary = "Lists the addresses that get no activation mail")
  Page<DoNotSendView> list(
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return list.page(limit, after);
  }

  @PutMapping
  @Operation(summary = "Adds an address, or a pattern of addresses, to the list")
  DoNotSendView add(@RequestBody NewEntry entry, Principal login) {
    DoNotSendView added = list.add(AddressPattern.read(entry.pattern()), login.getName());
    CallDetails.add("entry", added.id());
    return added;
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes an entry from the list")
  @Refuses(ProblemCode.NOT_FOUND)
  void remove(@PathVariable long id) {
    if (!list.remove(id)) {
      throw ProblemException.notFound("There is no entry " + id + ".");
    }
  }
}
