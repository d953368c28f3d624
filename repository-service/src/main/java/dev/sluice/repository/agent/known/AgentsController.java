package dev.sluice.repository.agent.known;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.token.NewToken;
import dev.sluice.repository.token.TokenNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agents over REST: when they last called, and their tokens. */
@RestController
@RequestMapping("/api/agents")
class AgentsController {
  private final KnownAgents agents;

  AgentsController(KnownAgents agents) {
    this.agents = agents;
  }

  /** The agent that is to get a token. */
  record NewAgent(@Nullable String name) {}

  /**
   * An agent with its token.
   *
   * @param token shown this once
   */
  record AddedAgent(String name, String token) {}

  @GetMapping
  @Operation(summary = "Lists agents and when each last called")
  Page<AgentView> list(
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return agents.page(limit, after);
  }

  @GetMapping("/{agent}")
  @Operation(summary = "Shows an agent")
  @Refuses(ProblemCode.NOT_FOUND)
  AgentView show(@PathVariable String agent) {
    return agents.find(agent).orElseThrow(() -> unknown(agent));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Creates an agent's token, which is shown only once",
      description =
          "A name begins with a letter or digit and has at most 63 letters, digits, ., _ and -.")
  @ApiResponse(responseCode = "201", description = "Given", useReturnTypeSchema = true)
  @Refuses(ProblemCode.NAME_TAKEN)
  ResponseEntity<AddedAgent> add(@RequestBody NewAgent agent, Principal by) {
    String name = TokenNames.require(agent.name());
    CallDetails.add("agent", name);
    NewToken token =
        agents
            .add(name, by.getName())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NAME_TAKEN,
                        "Agent " + name + " has a token; revoke it first."));
    return ResponseEntity.created(URI.create("/api/agents/" + name))
        .body(new AddedAgent(name, token.text()));
  }

  @DeleteMapping("/{agent}")
  @Operation(
      summary = "Revokes an agent's token, or removes an agent without a token",
      description = "Every server refuses the token from the next call on.")
  @ApiResponse(responseCode = "204", description = "Revoked, or removed")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.CONFIGURED})
  ResponseEntity<Void> revoke(@PathVariable String agent, Principal by) {
    return switch (agents.revoke(agent, by.getName())) {
      case REVOKED, FORGOTTEN -> ResponseEntity.noContent().build();
      case UNKNOWN -> throw unknown(agent);
      case CONFIGURED ->
          throw new ProblemException(
              ProblemCode.CONFIGURED,
              "The token of agent " + agent + " is in the server's configuration.");
    };
  }

  private static ProblemException unknown(String agent) {
    return ProblemException.notFound("There is no agent `" + agent + "`.");
  }
}
