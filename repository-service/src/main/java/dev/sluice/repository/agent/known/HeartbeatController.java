package dev.sluice.repository.agent.known;

import dev.sluice.repository.rest.Comments;
import dev.sluice.repository.rest.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receives the calls of agents without work. */
@RestController
@RequestMapping("/agent/heartbeat")
@Hidden
class HeartbeatController {
  private static final int LONGEST_VERSION = 100;

  private final HeardAgents agents;

  HeartbeatController(HeardAgents agents) {
    this.agents = agents;
  }

  /** What an agent says of itself. */
  record Heartbeat(@Nullable String version) {}

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void beat(@RequestBody Heartbeat heartbeat, Principal agent) {
    String version = heartbeat.version();
    if (version == null || version.isBlank()) {
      return;
    }
    if (version.length() > LONGEST_VERSION) {
      throw ProblemException.invalid("version", "at most " + LONGEST_VERSION + " characters");
    }
    Comments.checkReadable("version", version);
    agents.says(agent.getName(), version);
  }
}
